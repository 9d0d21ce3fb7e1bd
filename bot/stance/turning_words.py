"""The words that turn a sentence round or fix what it says: what `agreement` reads reports for."""

from __future__ import annotations

import re

from bot.folding import words_of

#: These negate a sentence.
NOT = frozenset({"not", "no", "never", "nor", "neither", "none", "cannot", "nobody", "nothing", "hardly"})
#: These turn the word behind them round, and not the sentence: "non-interference", "without meddling".
OF_A_WORD = frozenset({"non", "without"})
#: Words that call something untrue, or do not do it; "denied that it took part" says what "did not take part" says.
DENIALS = re.compile(
    r"den(?:y|ie[sd]|ying|ials?)|reject\w*|refus\w+|refut\w+|oppos(?:e[sd]?|ing)|ruled|rul(?:es|ing)|dismiss\w*|declin\w+"
    r"|false\w*|untrue|lies?|baseless|fabricat\w+|unfounded|fake|myths?|stopp?\w*|ceas\w+|halt\w*|fail\w*|abandon\w*"
)
#: Each side's beginnings of words; both sides of a line on one matter are opposite positions.
OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"support|back(?:s|ed|ing)?$|welcom|endors|approv|accept|favou?r", r"reject|oppos|condemn|refus|disapprov|denounc"),
        (r"confirm|acknowledg|admit|affirm", r"den(?:y|ied|ies)|refut|disput"),
        (r"agree", r"disagree"),
        (r"increas|rais(?:e|ing)|expand|grow|rose$|rise", r"decreas|reduc|lower|shr[iu]nk|cut(?:s|ting)?$|fell$|fall"),
        (r"open(?:s|ed|ing)?$|reopen", r"clos(?:e|ed|es|ing|ure)$|shut"),
        (r"resum|restor|continu|maintain", r"suspend|halt|stop|end(?:s|ed|ing)?$|sever|cease|cancel|terminat"),
        (r"allow|permit|authori[sz]|legal", r"ban(?:s|ned|ning)?$|forbid|prohibit|bar(?:s|red)$|block|illegal"),
        (r"doubl|tripl", r"halv"),
        (r"best$|better$", r"worst$|worse$"),
        (r"ready$|willing", r"unwilling|reluct|unready"),
        (r"schedul|proceed", r"postpon|cancel|delay"),
        (r"lift(?:s|ed|ing)?$", r"impos"),
        (r"strengthen|improv|deepen", r"weaken|worsen|deteriorat|undermin"),
        (r"friend|partner|ally$|allies", r"enem|foe|adversar|rival"),
        (r"join", r"leav|left$|withdr|quit"),
        (r"true$|correct$|accurate", r"false|untrue|incorrect|inaccurate"),
        (r"possible$|likely$", r"impossible|unlikely"),
        (r"recogni[sz]|honou?r|keep|kept$|uphold", r"violat|break|broke|breach|abrogat|revok"),
        (r"trust", r"distrust|mistrust"),
        (r"prais|commend|applaud", r"critici[sz]|condemn|deplor|blam"),
        (r"start|began|begin|launch", r"end(?:s|ed|ing)?$|stop|conclud"),
        (r"attack|invad", r"defend|protect"),
        (r"innocent", r"guilt"),
        (r"success|succeed", r"fail"),
        (r"more$", r"less$|fewer$"),
        (r"win(?:s|ning)?$|won$|victor", r"los(?:e|t|ing|es)$|defeat"),
    )
)  # fmt: skip
_FEW = words_of(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
)
_MANY = words_of("thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half twice")
NUMBER_WORDS = {word: str(at + 1 if at else 0) for at, word in enumerate(_FEW)} | {word: word for word in _MANY}
NUMBER_WORDS |= {f"{word}s": word for word in _MANY}
#: Words that carry no matter: what is negated is looked for behind them.
FUNCTION = frozenset(words_of(
    "a an the to of in on at by for be been being is are was were am it its that this any as has have had do does did will"
    " would shall should can could may might must we i you he she they our their his her and or but so also s t d ll ve re"
    " only longer yet with from said"
))  # fmt: skip
#: Capitals that name nobody.
TITLES = frozenset(words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december foreign prime minister ministry office spokesperson spokesman spokeswoman president"
    " ambassador secretary government state mr mrs ms dr mission embassy treaty agreement i"
))  # fmt: skip
