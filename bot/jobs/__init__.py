"""The work that time asks for: digests and watches planned when they are due, and posted once.

    planning   what is due -> a post a channel, slot and date, its message frozen
    sending    a post -> Slack -> what came of it
    running    both, in threads of one process, until told to stop

Any number of processes may do all of it at once: the rows of the outbox decide who does what.
"""
