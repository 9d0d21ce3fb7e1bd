"""What posting takes: the workspaces, their tokens, and the jobs that plan and send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ConfigError
from bot.wiring.answers import Answers

if TYPE_CHECKING:
    from bot.archive.outbox_protocol import Outbox, Subscription
    from bot.archive.protocol import Archive
    from bot.jobs.feeds import Turn
    from bot.jobs.running import Jobs
    from bot.slack.delivery import Clients
    from bot.slack.oauth import Several

#: Seconds that somebody who asked in Slack waits: it gives up after three, of which the way there and back takes some.
PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts(Answers):
    """Digests and watches: planned, and posted in Slack."""

    def jobs(self, archive: Archive, outbox: Outbox, turn: Turn | None = None) -> Jobs:
        """What plans and posts digests and watches, and looks at feeds, not started yet.

        Args:
            archive: what is told.
            outbox: to whom, and what became of it.
            turn: whose it is to look at feeds, of several processes that serve together.

        Raises:
            FoStanceError: config.yaml has digests, and it is not clear in which workspace.
        """
        from bot.jobs.building import jobs_of
        from bot.slack.delivery import team_of

        clients = self._clients()
        team = "" if not self.config.digests else team_of(clients(""))
        return jobs_of(
            archive=archive,
            outbox=outbox,
            clients=clients,
            ministry=self.config.ministry,
            names=self.names(),
            zone=self.config.timezone,
            late_hours=self.config.late_hours,
            configured=self._configured(team),
            feeds=self.feed_rounds(turn),
            now=self.now,
        )

    def run_jobs(self, running: Callable[[], None] = lambda: None) -> None:
        """Plan and post digests and watches, and look at feeds, until SIGTERM or SIGINT, without answering anybody.

        Args:
            running: called once nothing of ours can keep it from starting any more.

        Raises:
            FoStanceError: the token is missing or refused, the archive cannot be read.
        """
        from bot.archive.place import place_of
        from bot.jobs.running import run_until_told
        from bot.slack.setup import check_bot_token

        if not self._several_workspaces():
            check_bot_token(self.environ.get("SLACK_BOT_TOKEN"))
        self.keeps_its_disk()
        archive, outbox = self.archive_to_ask(), self.outbox()
        with self.soon_closed(outbox, archive):
            jobs = self.jobs(archive, outbox)
            if not self.shares_work():
                run_until_told(jobs, running)
                return
            from bot.jobs.on_postgres import app_of, run_shared

            with self.keeping_batches() as keep:
                run_shared(app_of(place_of(self.place).libpq, jobs, self.feed_rounds(), keep), running)

    def _configured(self, team: str) -> tuple[Subscription, ...]:
        """Digests out of config.yaml, whose codes must be known here."""
        from bot.jobs.building import subscriptions_of

        digests = self.config.digests
        known = self.names() if any(one.countries or one.topics for one in digests) else {}
        odd = [code for one in digests for code in (*one.countries, *one.topics) if code not in known]
        if odd:
            raise ConfigError(
                tuple(f"digests: `{code}` is no country, body or topic known here" for code in dict.fromkeys(odd))
            )
        return subscriptions_of(digests, team)

    def _clients(self) -> Clients:
        from bot.slack.delivery import clients_of

        base = self.environ.get("SLACK_API_URL") or "https://slack.com/api/"
        if not self._several_workspaces():
            return clients_of(lambda _team: self.environ.get("SLACK_BOT_TOKEN", ""), base)
        installed = self.several().installations
        return clients_of(lambda team: getattr(installed.find_bot(enterprise_id=None, team_id=team), "bot_token", ""), base)

    def several(self) -> Several:
        """What an app of several workspaces needs. Raises `SlackSetupError` where FO_STANCE_KEY is no key."""
        from bot.archive.patience import patient
        from bot.slack.installations import Installations
        from bot.slack.oauth import Several
        from bot.slack.seal import Seal

        seal = Seal(self.environ.get("FO_STANCE_KEY", ""))
        return Several(
            client_id=self.environ["SLACK_CLIENT_ID"],
            client_secret=self.environ["SLACK_CLIENT_SECRET"],
            installations=Installations(patient(self._installs(), self.patience(PATIENCE_S)), seal, self.now),
        )

    def _several_workspaces(self) -> bool:
        from bot.slack.setup import several_workspaces

        environ = self.environ
        return several_workspaces(
            environ.get("SLACK_BOT_TOKEN"), environ.get("SLACK_CLIENT_ID"), environ.get("SLACK_CLIENT_SECRET")
        )
