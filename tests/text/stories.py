"""Own-written articles of invented outlets: each holds several traps of real pages at once. Fixtures of tests and bench."""

from __future__ import annotations

#: A briefing with all the junk of a page: banner, ticker, byline, link, caption, other voices, old quotations, tail lines.
BRIEFING = """\
Sunday December 22, 2024
HLX 14.20 Increased By ▲ 0.35 (2.53%)
KOTON 5.10 Decreased By ▼ -0.20 (-3.77%)
Talks with Tehran to go on, says spokesperson
By Rehana Doe
Published in Harbour Ledger, November 8th, 2024
ISLAMABAD: Foreign Office Spokesperson Mumtaz Zahra Baloch on Thursday said that the talks with Tehran would go on.
“We want a border that brings trade and not fear,” she told the weekly briefing. “Nobody gains from a closed gate.”
Read more: Harbour minister opens the new bridge at last
Spokesperson Mumtaz Zahra Baloch speaks in the hall. — Reuters
Asked about the trial of activist Jane Low, she declined to comment on a matter before a court.
Defence Minister Khawaja Asif told a rally that nobody would be spared at the frontier.
PTI leader Omar Roe said that the government had no plan at all.
“None of it will work,” said Mr Peter Poe, an analyst with a think tank in the port city.
She reaffirmed that the country stood with the people of Palestine.
The spokesperson announced that Foreign Minister Ishaq Dar would visit Baku from Monday to attend a conference on rivers.
The delegation is also scheduled to visit Riyadh.
“Our friends in Beijing know where we stand. “We have never let them down,” she added.
Two weeks ago, lawmakers in Washington had sent a letter about the trial to the president.
“The letter reads our country wrongly,” the spokesperson had said of it.
Harbour fees won’t rise this year, says minister
Copyright Harbour Ledger, 2024
"""

#: A readout, a joint statement and a counterpart, without a day of publication.
READOUT = """\
Foreign Minister Ishaq Dar reaffirmed support for Kashmir in a call with Ankara, the Foreign Office said.
According to the statement, the two ministers agreed to meet again in spring.
The Foreign Office said that Iranian Foreign Minister Abbas Araghchi thanked Islamabad for its help.
Pakistan and China reaffirmed their friendship in a joint statement.
They condemned terrorism in all its forms.
Iranian Foreign Ministry spokesman Esmaeil Baghaei said that the gate at the border would be opened.
A Pentagon spokesperson said that no ship had been near the port.
"""

#: Another ministry's day, with marks of every kind.
MARKS = """\
BEIJING: Chinese Foreign Ministry spokesperson Mao Ning said on Thursday that ''the road to the sea is open to all''.
"It's our neighbours' road, too," she told reporters. "Anyone may use it.
"Trade knows no gates," she added.
According to Foreign Office Spokesperson Mumtaz Zahra Baloch, Pakistan welcomed the new road and would “study the
map with care” in the spring.
Reuters reported that Foreign Minister Ishaq Dar said the road would be built in three years.
"Nobody has asked the fishermen," said Omar Roe, who leads a union in the port.
India rejected the plan, calling the road “an old mistake” in a statement of its external affairs ministry.
"""

STORIES = (BRIEFING, READOUT, MARKS)
