"""What a person sees in a terminal: the card of an answer, a view of several parts, an article with its statements marked.

Words of articles are untrusted: they only ever become `rich.text.Text`, never markup, and every control character in
them (escape sequences, bidirectional overrides) is replaced one for one, so offsets stay true.
"""

from bot.terminal.articles import marked as marked
from bot.terminal.articles import statements_table as statements_table
from bot.terminal.cards import card as card
from bot.terminal.safe import plain as plain
from bot.terminal.views import view as view
