"""
Words that often stand where somebody may be recognised, by what they tell of.

Small letters, without accents; a plural or a possessive is found by its singular. Words
of other languages stand at the end of each list (Romanian, Portuguese, Spanish, Polish).
"""

from brolly.foundation.passages.lexicon import words

KIN = words(
    """
    mum mam mom mummy mother dad daddy da father nan nana nanna gran granny grandma grandad granda
    grandfather grandmother grandparent parent auntie aunt aunty uncle sister sis brother bro cousin
    niece nephew husband hubby wife missus partner boyfriend girlfriend fiance fiancee ex widow
    stepdad stepmum stepfather stepmother stepson stepdaughter sister-in-law brother-in-law twin
    godmother godfather family in-laws relative relation
    mama tata sora sotul sotia sotie sot fratele frate bunica bunicul matusa unchiul verisoara varul
    mae pai irma irmao marido esposa avo prima primo tia tio namorado namorada cunhada sogra
    madre padre hermana hermano esposo abuela novio novia
    matka ojciec siostra siostry brat maz zona babcia dziadek ciocia wujek kuzynka chlopak
    """
)
OTHERS = words(
    """
    flatmate housemate roommate neighbour neighbor landlady landlord lodger pal bestie mate friend
    carer caretaker concierge receptionist cleaner chambermaid maid manageress barmaid barman bouncer
    doorman porter colleague coworker co-worker workmate keyworker volunteer nurse doctor vicar
    priest imam nun chaplain shopkeeper newsagent hairdresser bartender waitress waiter cook
    taxi-driver passer-by passerby witness jogger dog-walker tenant student housekeeper bodyguard
    boss minder madam pimp warden lollipop postman postwoman milkman paramedic medic counsellor
    solicitor lawyer probation apprentice employer guest duo
    prietena prietenul prietenei vecina vecinul colega fata fetele amiga amigo vizinha vizinho colega
    vecina vecino companera kolezanka kolega sasiadka sasiad przyjaciolka wspollokatorka
    """
)
CHILD = words(
    """
    son daughter kid child children baby babies bairn bairns toddler newborn infant little-one
    nursery creche playgroup school pre-school preschool primary pram pushchair buggy playground
    childminder babysitter babysit custody contact-centre foster fostered schoolrun half-term cot
    nappies teddy grandson granddaughter grandchild grandchildren grandkid youngest eldest teenager
    teenage underage wean weans stepson stepdaughter godson goddaughter tot scouts brownies
    copil copilul copiii copilului fiul fiica fetita baiatul baietelul gradinita scoala
    filho filha filhos filhas crianca criancas bebe escola creche menino menina
    hijo hija hijos nino nina ninos escuela colegio guarderia dziecko dzieci corka corke syn syna
    przedszkole szkola
    """
)
HEALTH = words(
    """
    ambulance asma blood clean dry fit hearing lisp stammer stutter medic mental morning-after needle panic
    physio pontos sarc tooth tratament tratamento doctor coeliac lithium arthritic pacemaker appendix
    gallbladder sclerosis vertigo tinnitus narcolepsy tourettes polio scoliosis limp bandage bandaged plaster
    dislocated sprained rash burns faint fainted fainting blackout blackouts iron b12 labour midwife ultrasound
    warfarin insulin metformin methadone subutex buprenorphine suboxone buvidal sertraline fluoxetine
    citalopram prozac propranolol diazepam valium xanax pregabalin gabapentin tramadol codeine
    morphine fentanyl inhaler epipen steroid antibiotic antiviral antivirals antidepressant
    antidepressants antipsychotic prep pep truvada lithium olanzapine quetiapine clozapine mirtazapine
    venlafaxine amitriptyline naloxone contraceptive contraception coil implant pill tablet tablets
    meds medication medicine prescription prescribed dose injection depot vaccine hormones
    hiv aids hep hepatitis syphilis gonorrhoea chlamydia herpes thrush sti std uti warts diabetes
    diabetic epilepsy epileptic seizure seizures fits asthma asthmatic cancer chemo chemotherapy
    radiotherapy lupus crohns colitis ibs endometriosis pcos thyroid anaemia anaemic sickle
    haemophilia pacemaker stent stroke migraine migraines arthritis fibromyalgia copd emphysema
    ptsd anxiety depression depressed bipolar schizophrenia psychosis psychotic adhd autism autistic
    ocd bulimia bulimic anorexia anorexic self-harm suicidal overdose overdosed detox rehab recovery
    sober relapse relapsed script withdrawal withdrawals addict addiction alcoholic pregnant pregnancy
    miscarriage miscarried abortion termination ivf menopause hysterectomy mastectomy postnatal
    breastfeeding stitches stitched surgery operation op biopsy scan xray x-ray fracture fractured
    deaf blind wheelchair crutch crutches stoma catheter oxygen dialysis transplant allergic allergy
    allergies eczema psoriasis clinic hospital ward nurse gp counsellor counselling therapist therapy
    cpn psychiatrist psychiatric sectioned section swab swabbed infected infection tested diagnosis
    diagnosed dementia alzheimers parkinsons ms hearing-aid dyslexic dyslexia prosthetic amputee
    cataract tumour ulcer kidney liver blood-pressure angina heart hernia sciatica cast sling splint
    concussion concussed chemist pharmacy dentist sick illness condition symptoms disability disabled
    hepatita sarcina insarcinata gravida medicamente pastile boala operatie spital reteta diabet
    gravidez remedio remedios doenca hospital cirurgia hepatite consulta comprimidos
    embarazada embarazo medicina pastillas enfermedad operacion ciaza ciazy leki choroba szpital
    operacja cukrzyca tabletki
    """
)
IMMIGRATION = words(
    """
    azil documente home-office status statutul visado
    tag probation bail warrant curfew solicitor court leave
    visa visas passport passports asylum deport deported deportation overstayed overstay undocumented
    immigration immigrant migrant refugee sponsor sponsorship sponsored residency brp embassy
    consulate smuggler smuggled trafficked trafficking nrm citizenship naturalisation settled
    pre-settled border illegally undeclared trafficker leave-to-remain biometric papers
    acte actele pasaport pasaportul viza sedere rezidenta certificat documentos papeis papel
    passaporte visto autorizacao imigracao papeles pasaporte extranjeria permiso paszport wiza
    dokumenty azyl pobyt
    """
)
# Trouble with the law, in a text that leaves; her account alone is not marked by these.
DRUGS = words(
    """
    weed cannabis marijuana hash spliff joint bong coke cocaine crack heroin smack gear speed
    amphetamine ketamine mdma ecstasy spice drug dealer dealing stash using
    """
)
WORK = words(
    """
    bakery bar barmaid bookkeeper call-centre college council course kitchen cozinha depozit escola fabrica loja
    market restaurante serviciu spalatorie student studies university volunteer waitress work working works
    apprentice apprenticeship canteen care-home checkout desk post round rounds nights
    job jobs sauna parlour agency salon office factory warehouse shift shifts employed employer
    payroll career trade firm company brothel studio freelance contractor self-employed payslip
    rota colleagues workplace headquarters receptionist temping cleaning
    lucreaza munca patron trabalha trabalho emprego chefe trabaja trabajo jefe pracuje praca szef
    """
)
JOBS = words(
    """
    drummer guitarist singer organist chauffeur shepherd crofter blacksmith locksmith glazier tiler painter
    decorator groundsman greenkeeper curator auditor actuary coroner pathologist midwife
    teacher headmaster headteacher headmistress deputy clerk sheriff magistrate judge barrister
    solicitor councillor mp mayor vicar priest pastor deacon imam rabbi bishop bouncer doorman chef
    cook baker butcher plumber electrician joiner carpenter roofer plasterer scaffolder bricklayer
    builder mechanic welder engineer surveyor architect accountant banker broker lecturer professor
    tutor coach referee trainer instructor paramedic nurse surgeon dentist vet pharmacist optician
    firefighter fireman soldier sergeant corporal officer detective bailiff warden guard caretaker
    janitor librarian postman courier trucker pilot captain skipper sailor fisherman trawlerman
    farmer gamekeeper gardener florist barber hairdresser tattooist jeweller auctioneer undertaker
    journalist reporter photographer musician drummer dj comedian actor magician
    adviser advisor footballer boxer jockey trainee manager director chairman treasurer secretary
    landlord publican barman porter concierge usher organist choirmaster verger sexton scoutmaster
    profesor sofer politist paznic professor motorista policial nauczyciel kierowca policjant
    """
)
PLACES = words(
    """
    avenue bin bloc block box buoy cabin car-park carpark clinic close corner courts drive floor ground hospital
    house houses industrial mart nursery parcare park ponte post puente road roof room shed strada street walk
    bollard bollards verge slip-road causeway cliff cliffs path dunes maltings oast silo foundry forge smithy
    boathouse clubhouse pavilion greenhouse polytunnel orchard vineyard paddock kennels cattery aviary zoo
    aquarium planetarium observatory helter-skelter carousel ropewalk weighbridge signal-box goods siding
    turntable engine-shed locomotive drill-hall almshouse almshouses workhouse rectory vicarage manse oratory
    seminary cloister cellar vault crypt stall kiosk hatch turnstile
    shop shops pub bar inn tavern church chapel cathedral abbey minster priory convent mosque temple
    synagogue gurdwara school college university campus library museum gallery station platform bus
    stop shelter layby lay-by services garage garages petrol supermarket retail estate warehouse
    factory mill brewery distillery gasworks gasometer waterworks docks dock marina slipway pier
    lido beach prom promenade harbour quay quayside wharf jetty canal lock bridge footbridge viaduct
    aqueduct tunnel underpass subway flyover arch arches allotment allotments playground pitch
    field woods wood copse cemetery graveyard crematorium surgery dentist chippy takeaway kebab cafe
    bakery butcher butchers launderette laundrette bookies bookmaker bookmakers casino gym pool baths
    leisure stadium arena theatre cinema bingo hotel hostel guesthouse travelodge caravan campsite
    boat barge houseboat tower roundabout junction crossing crossroads depot tip scrapyard yard
    carwash hut hall centre jobcentre courthouse prison jail barracks bank cashpoint atm market arcade
    precinct statue fountain clock monument memorial cenotaph lighthouse windmill farm barn stables
    quarry reservoir weir pond lake ford river stream hill lane alley alleyway ginnel snicket jennel
    cul-de-sac terrace railings bench bandstand rink skatepark velodrome racecourse showground
    fairground funfair pawnbroker pawnshop barbers salon nailbar vape chemist florist greengrocer
    fishmonger bungalow cottage mansion lodge basement attic loft stairwell lift landing rooftop
    balcony gate gates hedge wall steps bins skip kiosk phonebox postbox substation pylon mast
    garden-centre tyre carpet tanning brickworks steelworks colliery pit slagheap sawmill mosque
    embankment towpath ferry terminal airport motel yards showroom storage lock-up lockup unit
    undertakers undertaker lights billboard mural chimney cooling
    salonul biserica magazin magazinul gara parcul scara etajul hotelul blocul piata spital
    salao mesquita igreja escola mercado loja estacao parque predio praia praca
    iglesia tienda estacion mercado parque edificio mezquita playa
    kosciol sklep dworzec rynek szkola hotel blok
    """
)
THINGS = words(
    """
    medal medals hairbrush hairbrushes recipe shortbread marrow comic folder washing china owl boots deposit
    bovril headboard tortoise bolero earplugs thermos lunchbox tin harness saddle spur spurs trophy shield
    rosette sash tiara crown wand wreath posy nosegay conker conkers acorn pinecone seashell driftwood anchor
    bouy lobster crab oyster sausage trifle custard rhubarb gooseberry raspberry turnip carrot leek onion pumpkin
    medalik medalion terco cruz lant bratara ceas tablou rochie perna
    ring watch locket pendant brooch bangle crucifix rosary cross icon icoana medal badge coin stamp
    lighter matches cigar pipe snuff cane stick umbrella parasol glove mitten scarf shawl kimono
    dressing-gown robe slipper slippers sandal sandals stiletto boot wig hat cap beret bonnet helmet
    mask glasses spectacles monocle handkerchief hankie tie bow-tie cufflinks belt brace garter
    stocking stockings corset apron uniform costume kilt cloak cape jumper sweater blanket duvet
    pillow cushion towel rug curtain lampshade lamp candle candles torch lantern mirror comb brush
    perfume soap lipstick nail varnish bottle flask mug cup teapot kettle plate bowl spoon fork
    cake biscuit biscuits crisps sweets chocolate chocolates toffee fudge orange apple banana lemon
    lemons grapes cherry peach sandwich pie pasty curry soup egg eggs honey jam gin whisky rum brandy
    wine champagne cider sherry tea milk flowers tulip tulips lily lilies rose roses bouquet plant
    cactus fern shell feather pebble bone fossil doll puppet teddy toy jigsaw puzzle chess cards dice
    book bible poem letter postcard envelope diary notebook notepad pen pencil paint painting drawing
    sketch photograph picture portrait album frame guitar piano violin clarinet flute trumpet drum
    accordion harmonica radio record gramophone song hymn carol lullaby cassette tape tuba fiddle
    bagpipes whistle bell clock camera binoculars telescope compass map globe model train kite balloon
    ball dart fish fishing rod net tank budgie parrot canary pigeon chicken hen duck swan goose dog
    puppy cat kitten rabbit hamster snake lizard tortoise goldfish spider moth horse pony badger fox
    owl trout canoe kayak surfboard bike trailer pram ladder hammer screwdriver spanner saw drill rope
    chain padlock key keyring suitcase rucksack handbag purse wallet basket bucket mop vacuum
    typewriter fan heater sofa armchair stool rocking wardrobe drawer jar tin box parcel present gift
    birthday card receipt invoice ticket voucher cheque raffle lottery chequebook certificate trophy
    sword knife dagger axe bow arrow catapult statue ornament figurine gnome wreath tinsel bauble
    snowglobe confetti ribbon thread needle knitting crochet quilt sewing bath bubbles sponge rubber
    duckling powder feathering tarot crystal skull horn antlers tooth hair pie slipper mints mint
    bratara inel lantisor cercei pulseira anel colar brinco papagaio relogio perfume pulsera anillo
    collar bransoletka pierscionek obraz zegarek
    """
)
RITUAL = words(
    """
    sang sing singing sung prayed pray praying prayer recited recite danced dance dancing waltz bowed
    bow curtsy curtsied knelt kneel kneeling counted count counting licked whispered hummed hum
    humming whistled whistle clapped tapped knocked tap wept sobbed cried apologised thanked kissed
    fold folded folding ironed polished combed brushed washed fed feeding spoon-fed read reading
    drew painted wrote signed photographed sniffed smelled collected kept swapped tied wrapped
    unwrapped blew lit buried baked cooked knitted mended fixed named nicknamed calls called
    pretend pretended crawl crawled bark barked meow quack saluted salute marched juggle somersault
    quote quoted recital hymn poem rhyme riddle joke toast toasted swore vow vowed promise tickle
    tickled sulked giggled winked smiled yodel chant chanted
    """
)
SAID = words(
    """
    said says say told tells asked asks called calls shouted shouts whispered goes went whispers
    kept saying repeated repeats wrote texted explained boasted bragged claimed joked sang told
    zis spus spune disse dizia dijo dice powiedzial mowil mowi intrebat perguntou
    """
)
GIVING = words(
    """
    gave give gives given left leave leaves took takes taken stole nicked swiped pinched brought
    brings bought kept keeps broke smashed ripped tore cut threw hid dropped sent sends showed shows
    wore wearing made makes put lost snapped borrowed swapped poured ate drank offered handed posted
    rupt luat dat lasat rasgou levou deixou quebrou deu rompio llevo dejo zabral dal zostawil zniszczyl
    """
)
VEHICLE = words(
    """
    car van lorry truck taxi cab hatchback saloon estate coupe convertible pickup minibus camper
    campervan caravan motorbike bike scooter moped quad tractor trailer boat yacht narrowboat 4x4 suv
    jeep limo limousine hearse ambulance minicab bumper bonnet roof dashboard windscreen sticker
    stickers exhaust spoiler wing door seat seats boot tow plates suspension wheels milkfloat
    masina masinii carro moto coche auto samochod
    """
)
BODY = words(
    """
    tattoo tattooed tattoos scar scars scarred birthmark mole piercing tooth teeth finger fingers
    hand hands arm neck eye eyes eyepatch hair beard moustache tash limp lisp stammer stutter voice
    accent nose ear leg foot chest back thumb knuckles burn port-wine freckles freckled freckle dreadlocks plaits
    cicatrice cicatriz tatuaj tatuagem tatuaz blizna brinco
    """
)
PLAIN_LOOKS = words(
    """
    maroon navy beige cream burgundy khaki bronze turquoise teal purple orange pink yellow red blue green
    silver gold golden canvas leather denim woollen wool tweed corduroy cord fleece linen nylon cloth hi-vis
    waxed quilted checked striped plaid rucksack holdall workwear uniform overalls
    tall short slim thin stocky heavy heavily built bald balding shaved clean-shaven white black
    asian mixed dark light grey brown blond blonde ginger forties fifties thirties twenties sixties
    seventies mid late early about aged around accent local northern southern english scottish welsh
    irish hair beard stubble moustache glasses jeans jacket hoodie tracksuit trainers coat suit cap
    hat shirt boots jumper polite quiet loud drunk friendly nervous
    """
)
HARM = words(
    """
    hit slapped punched kicked grabbed pushed held strangled choked throat threatened shouted robbed
    assault rape raped refused condom removed pay paid paying payment stole money bag phone followed
    chased locked forced knife hurt hair wrist arm bruise bruises bruised bruising scratched spat
    pulled dragged shoved threw drove
    """
)
ONLY = words("only nobody noone unique last first newest youngest oldest longest famous")
FIRST_PERSON = words(
    "i im i'm ive i've id i'd ill i'll me my mine myself ma we our us eu mea meu meus minha minhas mi moja moj mnie ja"
)
HER = words("she she's shes she'd her hers herself ea ela ella jej jest")
HIM = words("he he's hes he'd his him himself him's el ele on jego")
PREPOSITIONS = words(
    """
    by near behind outside opposite at in under round past above beside between beneath below down
    up on next along off over through thru across top bottom inside from to towards facing against
    langa lang pe deasupra dupa perto em atras cima frente cerca detras encima encima przy obok nad za
    """
)
