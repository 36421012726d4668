"""
Words that tell what a clause of somebody's account is about. Written for this; plain Python.

A word by itself says little: "neck" is what he looks like or where she was hurt. How much
each group counts for, beside the others, stands in ``weights.py``.
"""

import re
from enum import StrEnum


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


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


WORDS: dict[Cue, frozenset[str]] = {
    Cue.FAMILY: _words("""
        son sons daughter daughters kid kids child children baby babies bairn bairns wee boy
        girl mum mam mom mother ma dad father nan nana gran granny grandmother grandad
        grandfather auntie aunt uncle sister sisters brother brothers cousin niece nephew
        neighbour neighbours husband wife partner boyfriend girlfriend flatmate flatmates
        housemate friend friends pal mate landlord landlady carer little twins stepdad stepmum
        mama mamă tata tată sora sor fratele frate copil copilul copii fiul fiica vecina bunica
        mãe pai filho filha filhos irmã irmão avó avô bebé amiga amigo prima vizinha
        prieten prietena colega hijo hija madre padre hermana abuela vecina siostra brat matka
        córka syn babcia
    """),
    Cue.HEALTH: _words("""
        warfarin antidepressants methadone insulin diabetes diabetic epilepsy epileptic asthma
        inhaler pregnant pregnancy scan miscarriage hiv pep prep hepatitis syphilis chlamydia
        gonorrhoea stitches fracture fractured concussion clinic hospital nurse doctor gp
        surgery operation prescription script tablets medication allergic tooth dentist
        wheelchair crutch crutches stammer lisp deaf hearing oxygen stroke dialysis rehab
        recovery detox clean sober dry section sectioned mental anxiety panic ward ambulance
        cancer chemo blood infection antivirals antibiotics morning-after coil implant physio
        sarc seizure fit migraine eczema arthritis cast splint overdose relapse needle hostel
        medic spital sarcină sarcina pastile operația operație gravidă
        grávida pontos hepatită hepatite tratament tratamento cicatriza asma remédio consulta
        embarazada pastillas szpital ciąża leki
    """),
    Cue.STAY: _words("""
        visa passport passports asylum papers leave home-office immigration deport deported
        deportation status statutul refugee sponsor brp undocumented settled vistos visto
        passaporte pașaport pașaportul azil acte documente solicitor tag probation bail warrant
        curfew visado pasaporte paszport wiza
    """),
    Cue.WORK: _words("""
        work works working job shift shifts office sauna parlour agency bakery school teacher
        deputy headmaster hospital kitchen cozinha warehouse depozit factory club bar pub cafe
        hotel bouncer concierge clerk sheriff coach cleaner cleaning nurse student college
        university course studies class lecturer accountant bookkeeper salon council shop tesco
        asda market call-centre receptionist volunteer rugby apprentice carer barmaid waitress
        hairdresser spălătorie fabrică restaurante escola loja trabalho serviciu
    """),
    Cue.PLACE: _words("""
        shop shops pub church chapel mosque temple synagogue school nursery station platform
        bridge canal towpath park car-park carpark garage garages layby lay-by roundabout hotel
        motel b&b services petrol chippy takeaway kebab bookies bakery laundrette launderette
        undertakers museum theatre cinema baths pool gym courts prison hospital clinic dentist
        quay quayside dock docks harbour marina slipway beach pier lighthouse buoy field fields
        woods allotments cemetery graveyard tower mast arch arches corner lights crossing stop
        shelter flats block floor flat room door house houses street road lane close terrace
        drive avenue walk hill alley ginnel snicket caravan boat barge estate tanning statue
        clock yard depot mart abbey cathedral viaduct underpass subway roof steps hut hall
        railings wall bin bins warehouse centre supermarket retail industrial mill cabin shed
        barn farm post box substation weir lock stadium ground fairground library crossroads
        salão mesquita estação praia igreja ponte biserica biserică gara gară strada blocul bloc
        parcare parcul iglesia estación puente kościół dworzec
    """),
    Cue.SINGLED_OUT: _words("""
        only one ones who whose which called named known recognise recognize recognised know
        knows everyone everybody nobody singura doar única só jedyna
    """),
    Cue.LOOKS: _words("""
        slim thin skinny heavy heavily built stocky tall short medium height average build white
        black asian mixed bald balding shaved beard bearded moustache stubble tash hair haired
        blond blonde brown dark ginger grey greying accent scottish welsh irish northern
        southern london local scouse geordie brummie polish romanian english eastern european
        glasses hoodie hood jacket coat jeans tracksuit trainers boots cap hat tattoo tattoos
        sleeve neck teeth tooth forties thirties twenties fifties sixties seventies late early
        mid aged about around age looked years old polite quiet calm softly spoken smart suit
        shirt jumper tidy clean smell smelled aftershave ring watch van car hatchback saloon
        estate silver blue red green 4x4 taxi transit
        înalt slab gras brunet alto magro gordo moreno cabelo barba păr alto delgado pelo wysoki
    """),
    Cue.HARM: _words("""
        grabbed grabs grab pushed push pulled hit hits punched slapped kicked held hold holds
        robbed took takes take stole stolen threatened threatens knife choked throat neck
        strangled raped rape forced refused wouldn't locked drove driven followed follows hurt
        bruised bruise bruises condom pay paid money cash phone bag purse police tell warn
        warning report share anonymous name don't please thanks number reg plate him he
    """),
    Cue.SMALL_ACT: _words("""
        gave gives give left leave kept keep asked asks wanted wants made makes make told tells
        said says sang sing read reads played plays wore wearing brought bring flowers letter
        photo photograph picture drew draw called calls joke song prayer birthday anniversary
        funeral dog cat wedding ring necklace earrings present gift poem
    """),
    Cue.I: _words("i i'm im i've ive i'd my me mine myself we our us eu meu minha mea am sunt"),
    Cue.SHE: _words("she she's her hers herself ela dela ea ella"),
    Cue.HE: _words("he he's hes his him himself ele dele el lui on jego"),
    Cue.COLOUR: _words("""
        red blue green yellow pink purple orange white black silver gold golden brown grey
        tartan leopard striped checked azul amarelo vermelho roșu galben albastru rojo
    """),
    Cue.WORN: _words("""
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
