"""
Words that tell what a clause of somebody's account is about. Written for this; plain Python.

A word by itself says little: "neck" is what he looks like or where she was hurt. How much
each group counts for, beside the others, stands in ``weights.py``.
"""

import re
from enum import StrEnum

from brolly.foundation.passages.lexicon import topics, words


class Cue(StrEnum):
    """A group of words, or something else that a clause shows."""

    FAMILY = "family"
    HEALTH = "health"
    STAY = "stay"
    WORK = "work"
    PLACE = "place"
    NEAR = "near"
    SINGLED_OUT = "singled_out"
    LOOKS = "looks"
    HARM = "harm"
    SMALL_ACT = "small_act"
    I = "i"
    SHE = "she"
    HE = "he"
    COLOUR = "colour"
    WORN = "worn"
    CAPITAL = "capital"
    QUOTED = "quoted"
    DIGIT = "digit"
    MONEY = "money"
    RARE = "rare"
    RARE_TWICE = "rare_twice"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    SHORT = "short"


WORDS: dict[Cue, frozenset[str]] = {
    Cue.FAMILY: topics.KIN | topics.OTHERS | topics.CHILD | words("boy girl little ma wee"),
    Cue.HEALTH: topics.HEALTH,
    Cue.STAY: topics.IMMIGRATION,
    Cue.WORK: topics.WORK | topics.JOBS,
    Cue.PLACE: topics.PLACES,
    Cue.SINGLED_OUT: words("""
        only one ones who whose which called named known recognise recognize recognised know
        knows everyone everybody nobody singura doar unica so jedyna
    """),
    Cue.LOOKS: words("""
        slim thin skinny heavy heavily built stocky tall short medium height average build white
        black asian mixed bald balding shaved beard bearded moustache stubble tash hair haired
        blond blonde brown dark ginger grey greying accent scottish welsh irish northern
        southern london local scouse geordie brummie polish romanian english eastern european
        glasses hoodie hood jacket coat jeans tracksuit trainers boots cap hat tattoo tattoos
        sleeve neck teeth tooth forties thirties twenties fifties sixties seventies late early
        mid aged about around age looked years old polite quiet calm softly spoken smart suit
        shirt jumper tidy clean smell smelled aftershave ring watch van car hatchback saloon
        estate silver blue red green 4x4 taxi transit
        inalt slab gras brunet alto magro gordo moreno cabelo barba par alto delgado pelo wysoki
    """),
    Cue.HARM: words("""
        grabbed grabs grab pushed push pulled hit hits punched slapped kicked held hold holds
        robbed took takes take stole stolen threatened threatens knife choked throat neck
        strangled raped rape forced refused wouldn't locked drove driven followed follows hurt
        bruised bruise bruises condom pay paid money cash phone bag purse police tell warn
        warning report share anonymous name don't please thanks number reg plate him he
    """),
    Cue.SMALL_ACT: words("""
        gave gives give left leave kept keep asked asks wanted wants made makes make told tells
        said says sang sing read reads played plays wore wearing brought bring flowers letter
        photo photograph picture drew draw called calls joke song prayer birthday anniversary
        funeral dog cat wedding ring necklace earrings present gift poem
    """),
    Cue.I: words("i i'm im i've ive i'd my me mine myself we our us eu meu minha mea am sunt"),
    Cue.SHE: words("she she's her hers herself ela dela ea ella"),
    Cue.HE: words("he he's hes his him himself ele dele el lui on jego"),
    Cue.COLOUR: words("""
        red blue green yellow pink purple orange white black silver gold golden brown grey
        tartan leopard striped checked azul amarelo vermelho rosu galben albastru rojo
    """),
    Cue.WORN: words("""
        dress kimono coat jacket puffa puffer trainers shoe shoes boots sandal sandals heels
        hair tattoo scarf hat bag handbag ring necklace earrings laces skirt fur gloves
        umbrella bracelet phone case wig nails
    """),
}
BESIDE = re.compile(
    r"\b(?:near|by|behind|outside|beside|towards|above|off|under|past) the\b|\bopposite\b"
    r"|\bnext to\b|\bround the back\b|\bover the road\b|\bin front of\b|\bacross from\b"
    r"|\b(?:up|down) by\b|\bat the (?:back|bottom|top|end)\b|\bthe corner\b"
    r"|\bem cima\b|\bperto d\w|\bao lado\b|\blângă\b|\bîn spatele\b|\bal lado\b|\bobok\b",
    re.IGNORECASE,
)
