"""Days and clock times that pick out one meeting, as people say and spell them."""

from brolly.foundation.passages.kinds import FindingKind

# Slips too: fryday, wensday, tusday.
DAYS = (
    r"(?:mon|monn|tues|tue|tus|teus|wednes|wendes|wens|weds|thurs|thur|thirs|fri|fry|satur|sater|satar"
    r"|sun)days?"
    r"|(?:thurdsay|thrusday|thusday|wedensday|wensday|wednsday|tuseday|firday|sat['’]?day|saturay|sunady|mnday|munday)"
)
DAYS = rf"(?:{DAYS})"
SHORT_DAYS = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|mon|tues?|weds|thurs?|fri)"
DAYS_ELSEWHERE = (
    # Romanian, but not "două luni": two months.
    r"(?:(?<![\w])(?<!\d )(?<!două )(?<!doua )(?<!trei )(?<!câteva )lun(?:i|ea)|mar[țţt]i|miercuri"
    r"|joi|joia|vineri|vinerea|s[âa]mb[ăa]t[ăa]|duminic[ăa]"
    # Portuguese and Spanish.
    r"|(?:segunda|ter[çc]a|quarta|quinta|sexta)[- ]feira|(?<=n[ao] )(?:segunda|ter[çc]a|quarta|quinta|sexta)"
    r"|sexta|s[áa]bado|domingo|lunes|martes|mi[ée]rcoles|jueves|viernes"
    # Polish, French, Italian, German.
    r"|poniedzia[łl](?:ek|ku)|wtor(?:ek|ku)|[śs]rod[aęey]|czwart(?:ek|ku)|pi[ąa]t(?:ek|ku)|sobot[aęey]"
    r"|niedziel[aęei]|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonntag"
    # Bulgarian, Russian, Ukrainian; Vietnamese; Chinese.
    r"|понеделник|вторник|сряда|четвъртък|петък|събота|неделя|понедельник|среду|четверг|пятницу"
    r"|субботу|воскресенье|понеділок|вівторок|середу|п['’]ятницю"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|(?:星期|周|週)[一二三四五六日天])"
)
FEASTS = (
    r"(?:new year|christmas|xmas|boxing|valentine['’]?s|st valentine['’]?s|easter|good friday|halloween"
    r"|hallowe['’]en|bonfire|guy fawkes|burns|hogmanay|diwali|eid|ramadan|hanukkah|pancake|shrove"
    r"|ash wednesday|mother(?:['’]?s|ing)|father['’]?s|st (?:patrick|george|andrew|david|stephen)['’]?s"
    r"|paddy['’]?s|remembrance|armistice|may|orthodox easter|lent|epiphany|whit|derby|grand national"
    r"|election|polling|results|payday|pay|market|race|match|fair|carnival|pride|gala|regatta|parade"
    r"|festival|switch-on|fireworks?|cup final|final)(?:['’]?s)?"
)
FEAST_ALONE = (
    r"(?:new year['’]?s?|christmas|xmas|hogmanay|halloween|hallowe['’]en|diwali|eid|ramadan"
    r"|pancake day|good friday|bank holiday|valentine['’]?s)"
)
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ianuarie|februarie|martie|aprilie|mai|iunie|iulie|septembrie|octombrie|noiembrie|decembrie"
    r"|janeiro|fevereiro|março|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
    r"|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)"
)
ORDINALS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+teenth|twentieth|thirtieth|(?:twenty|thirty)[- ]\w+(?:st|nd|rd|th))"
)
HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
PARTS = (
    r"(?:night|nite|morning|evening|eve|afternoon|aft|teatime|tea[- ]time|tea|lunchtime|lunch|dinner(?:[- ]time)?"
    r"|dawn|dusk|early hours|late|am|pm)"
)
_NUMBERS = (
    r"(?:one|two|three|four|five|ten|twelve|fifteen|eighteen|twenty(?:[- ](?:five|past))?|six|seven|eight"
    r"|nine|eleven|\d{1,2})"
)
# After a number that is no hour: a sum, a length, a count.
_NO_HOUR = (
    r"(?![\d:.]*\d)(?!['’]?\d)(?! ?(?:%|/|foot|feet|ft|inch|inches|cm|m\b|km|mile|miles|quid|pounds?|grand|hundred"
    r"|thousand|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|times?|of|or|to \d|people|men"
    r"|women|girls?|lads?|boys?|blokes?|others?|more|stone|st\b|doors?|houses?|streets?|metres?|yards?|percent"
    r"|different|lots|kids|children|words|cars|stops|steps|miles|calls|texts|messages|[- ]?something))"
)

PATTERNS: tuple[tuple[FindingKind, str, bool], ...] = tuple(
    (FindingKind.EXACT_TIME, pattern, exact)
    for pattern, exact in (
        (
            (
                rf"\b(?:the )?(?:(?:bank holiday|easter|whit|palm) )?{DAYS}"
                rf"(?: (?:just )?(?:gone|before last|last))?(?: {PARTS})?\b"
            ),
            False,
        ),
        (rf"\b{SHORT_DAYS}\b(?! ?of my)(?: {PARTS})?", True),
        (rf"\b(?:mon|tues?|weds?|thurs?|thu|fri|sat|sun) {PARTS}\b", False),
        (
            (
                rf"(?<!\w){DAYS_ELSEWHERE}(?!\w)(?: (?:seara|dimineața|dimineata|noaptea|à noite|à tarde|de manhã|por la noche"
                r"|por la tarde|noche|tarde|wieczorem|rano|w nocy|soir|matin|nuit|abend|sera))?"
                r"(?: (?:la|pe la|às|as|a las|o|à|um|alle) \d{1,2}(?:[:.h]\d\d|h)?)?"
            ),
            False,
        ),
        (rf"\b{FEAST_ALONE}(?: (?:eve|day|night|sunday|monday))?\b", False),
        (rf"\b{FEASTS} (?:eve|day|night|weekend|sunday|monday|tuesday|saturday)\b", False),
        (rf"\b(?:the )?{ORDINALS} of {MONTHS}\b", False),
        (r"\b(?:on|of|until|till|from) the (?:[12]?\d|3[01])(?:st|nd|rd|th)\b", False),
        (
            (
                r"\bthe (?:[12]?\d|3[01])(?:st|nd|rd|th)\b(?! (?:floor|time|birthday|century|house|man|one|girl|street|client"
                r"|door|job|visit|message))"
            ),
            False,
        ),
        (rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of| de)? {MONTHS}\b(?: (?:19|20)\d\d)?", False),
        (rf"\b{MONTHS} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?![:.]\d)", False),
        (r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b", False),
        (r"(?<![\d/£])(?:0?[1-9]|[12]\d|3[01])[/](?:0[1-9]|1[0-2])\b(?!/)", False),
        # A year, but not a law's; the months of this one stay.
        (
            r"(?<![\w£/.-])(?<!\bAct )(?:19[5-9]\d|200\d|201\d|202[0-4])(?![\w/]|\.\d|-\d)",
            False,
        ),
        # Clock times: 23:40, 11.40, 8.15 pm, 22h30, 3am, 0200 hrs, ten o'clock.
        (r"(?<![\w£.:])(?:[01]?\d|2[0-3])[:.;][0-5]\d(?![\d%])(?:\s?[ap]\.?m\b\.?)?", False),
        (r"(?<![\w£.:])(?:[01]?\d|2[0-4])\s?h(?:rs?\b|\d\d\b|\b)(?!\w)", True),
        (r"(?<![\w£.:])(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours)\b", False),
        (rf"\b{HOURS} ?(?:[ap]\.?m\b|o['’]?\s?clock\b|oclock\b)", False),
        (rf"\b{HOURS}[- ]?ish\b", False),
        (rf"(?<=\d )(?:to|til|till|until|-) ?{HOURS} ?[ap]m\b", False),
        (
            (
                rf"\b(?:half|quarter|{_NUMBERS})(?: minutes)? (?:past|to|til|till|gone|after|before) "
                rf"(?:midnight|noon|{HOURS})\b{_NO_HOUR}"
            ),
            False,
        ),
        (r"\b(?:twenty|ten|quarter|five) (?:to|past)(?=[.,;!?)\n]|$)", False),
        (
            rf"\bhalf[- ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\b{_NO_HOUR}",
            False,
        ),
        (
            rf"\b(?:(?:at|about|around|gone) )?{HOURS} (?:in the|at) (?:morning|night|afternoon|evening)\b",
            False,
        ),
        (
            rf"\bat (?:about |around |gone |just after |just before |roughly )?{HOURS}\b{_NO_HOUR}",
            False,
        ),
        (
            (
                r"\b(?:(?<!for )about|(?<!for )around|gone|round|til|till|after|before|just after|just before|by|since) "
                r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?=[.,;!?)]|$| (?:on|that|in the|at"
                r"|last|this|every|each)\b)"
            ),
            False,
        ),
        # Elsewhere: às quatro, a las tres, la ora 9, pe la nouă, o dwudziestej.
        (
            (
                r"(?<!\w)(?:às|as|a las|pelas) (?:\d{1,2}|uma|duas|dos|tr[êe]s|tres|quatro|cuatro|cinco|seis"
                r"|sete|siete|oito|ocho|nove|nueve|dez|diez|onze|once|doze|doce)\b(?: (?:da|de la|e|y) \w+)?"
            ),
            False,
        ),
        (
            (
                r"\b(?:la ora|ora|pe la|pe la ora) (?:\d{1,2}(?:[:.]\d\d)?|unu|dou[ăa]|trei|patru|cinci|[șs]ase"
                r"|[șs]apte|opt|nou[ăa]|zece|unsprezece|doisprezece)\b"
            ),
            False,
        ),
        (
            (
                r"\b(?:uma|duas|tr[êe]s|quatro|cinco|seis|sete|oito|nove|dez|onze|dos|tres|cuatro|siete|ocho|nueve)"
                r" (?:da|de la) (?:manh[ãa]|tarde|noite|madrugada|ma[ñn]ana|noche)\b"
            ),
            False,
        ),
        (
            (
                r"\b(?:o|około|godzin\w*) (?:pierwszej|drugiej|trzeciej|czwartej|piątej|szóstej|siódmej|ósmej"
                r"|dziewiątej|dziesiątej|jedenastej|dwunastej|dwudziestej(?: \w+)?|(?:[01]?\d|2[0-4])(?! ?lat\b)\b(?:[:.]\d\d)?)\b"
            ),
            False,
        ),
        (
            r"\b(?:ieri|asear[ăa]|alalt[ăa]ieri|ontem|anteontem|ayer|anoche|anteayer|wczoraj|przedwczoraj)\b",
            False,
        ),
        (
            (
                r"\b(?:tonight|last night|yesterday(?:['’]s)?|bank holiday|the other (?:night|day)|the night before"
                r"|the (?:day|night|evening|morning|week|weekend) (?:after|before|of) (?:the |my |her |his |our )?[\w-]+(?: \w+)?|tomorrow (?:week|night|morning)"
                r"|on (?:her|his|my|our|their) (?:\w+ )?(?:birthday|name[- ]day|anniversary|wedding day)|this morning|this afternoon)\b"
            ),
            False,
        ),
        (r"\b(?:the )?(?:first|second|third|last|this|next) (?:weekend|week|night)\b", False),
        (rf"\b(?:next|last|this) {MONTHS}\b", False),
        (
            r"\b(?:the )?(?:summer|winter|spring|autumn|christmas) of (?:the year )?\d{2,4}\b",
            False,
        ),
        (
            (
                rf"\b(?:the )?(?:first|second|third|fourth|last) (?:week|weekend|day|night|{DAYS}) (?:of|in|after|before) "
                r"(?:each |every |the )?\w+"
            ),
            False,
        ),
        (
            r"\bthe (?:day|night|morning|week|weekend) (?:that |when )?(?:the|my|her|our|we|it) \w+(?: \w+)?",
            False,
        ),
        (
            r"\b(?:(?:every|each|most) (?:morning|night|evening)s?|every (?:other|second) \w+)\b",
            False,
        ),
        (
            (
                r"\b(?:the )?\w+ (?:switch-on|fireworks|carnival|parade|marathon|air show|airshow|regatta|gala|derby|cup final)"
                r"(?: (?:night|day|weekend))?\b"
            ),
            False,
        ),
        (
            r"\bdinner[- ]?time\b|\btea[- ]?time\b|\bkick[- ]?off\b|\b(?:chucking|kicking)[- ]out time\b",
            False,
        ),
    )
)
