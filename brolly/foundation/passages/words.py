"""Words that tell nobody who somebody is: left out of what the check compares."""


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Of a place, what many places are called, and what leads to one.
PLACES = _words("""
    across along area avenue back behind beside between centre city corner east flat front
    home house inside into lane near next north onto opposite outside over park past road
    side south station street there through towards town under west
""")

# Too common to tell anybody anything, in what she asked to leave out; in her language too.
COMMON = _words("""
    about aceasta acest aceste after all also am and any anybody anything are ask because
    before bin but ca can care com como contem could cu daca dar das day de despre did digam else
    dizer dont dos ela ele esta este everyone favor fi for fost from get got had has have
    her him his how iar isso its just la leave let mai mais man may men meu nada name ne new
    nor nos not number off old one only other others our out own para pentru people please
    police por porque put quando que quem sa said sau say says scrieti see she somebody
    spuneti sunt tell that the their them then there they this too two uma use va vreau want
    wants was way were what when where which while who why with without woman women would
    yes yet you your
""")

# With a capital in English, and nobody's name: days, months, peoples, makes of cars.
NO_NAMES = _words("""
    african albanian aldi april asda asian astra audi august black bmw brazilian british
    brummie chinese citroen civic clio cockney corsa december eastern english european
    facebook february fiat fiesta focus ford french fri friday geordie german golf google
    honda hyundai indian instagram irish italian january july june kia land lidl march may
    mazda mercedes mini mon monday nissan northern november october pakistani peugeot police
    polish polo portuguese qashqai range renault romanian rover russian sat saturday scots
    scottish scouse seat september skoda snapchat southern spanish sun sunday tesco tesla
    thu thur thurs thursday toyota transit tue tues tuesday turkish uber vauxhall vivaro
    volkswagen volvo wed wednesday welsh western whatsapp white yaris
""")

# The commonest words of a language, by which it is told.
SMALL_WORDS = {
    "ro": _words("și nu să la cu este am din mi pe că un o care dar"),
    "pt": _words("não que um uma com do da eu me ele para mas foi os"),
    "es": _words("no que un una con el la me los pero fue por en y"),
    "pl": _words("nie się że i w na z to jest był mnie do ale"),
}
SMALL_ENGLISH = _words("the and to of he she i it was in my her that with not is his")
