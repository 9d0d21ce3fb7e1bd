"""Tokens at rest: sealed with FO_STANCE_KEY, and opened with it or with a key it replaced.

FO_STANCE_KEY holds one key, or several with commas between them: the first seals, all of them open. To change the key, put
the new one before the old, restart, and drop the old: what was sealed with it is sealed anew when the program starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.setup import SlackSetupError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_WHERE = "FO_STANCE_KEY"
_MAKE = 'Make one with python3 -c "import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())"'


class Seal:
    """Seals and opens text."""

    def __init__(self, keys: str) -> None:
        """Take the keys.

        Args:
            keys: the value of FO_STANCE_KEY.

        Raises:
            SlackSetupError: there is none, or one of them is no key.
        """
        self._fernet = _fernet(keys)

    def seal(self, text: str) -> str:
        """The text, encrypted with the first key."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text; None where none of the keys sealed it."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def renew(self, sealed: str) -> str | None:
        """The same, sealed with the first key; None where none of the keys sealed it."""
        text = self.open(sealed)
        return None if text is None else self.seal(text)


def _fernet(keys: str) -> MultiFernet:
    from cryptography.fernet import Fernet, MultiFernet

    given = [key.strip() for key in keys.split(",") if key.strip()]
    if not given:
        raise SlackSetupError("the key that tokens are encrypted with is not set", where=_WHERE, todo=_MAKE)
    try:
        return MultiFernet([Fernet(key) for key in given])
    except ValueError:
        raise SlackSetupError("holds what is no key", where=_WHERE, todo=_MAKE) from None
