"""Ordinary words of reports. What stands here is odd to nobody."""

from brolly.foundation.passages.lexicon import words

ORDINARY = words("""
    a able about above accent account accused across act actually add address adult advert advise
    adviser afraid after afternoon again against age aged ages ago agree agreed agreement ah aint
    alarm alcohol alive all alley allowed almost alone along already alright also although always am
    an and anger angry annoyed anonymous another answer answered any anybody anyone anything anyway
    anywhere apologised app appeared appointment april are area aren argue argued arm arms around
    arranged arrive arrived as ask asked asking asks asleep at ate attack attacked august autumn
    aware away awful back backed bad badly bag bags balaclava bald ban bang banged bank bar barely
    bath bathroom be bear beard beat became because become bed bedroom been beer before began begged
    behave behind being believe bell belongs below belt bend beside best better between beyond big
    bigger bike bit bite black blade bleed bleeding block blocked blond blonde blood bloke blokes
    blood blouse blue board body book booked booking bookings boot boots both bottle bottom bought
    box boy boyfriend boys brand break breath breathe brick bring broke broken brother brought brown
    bruise bruised bruises bruising build building built bus business but buy by bye cab call called
    caller calling calls calm calmly came camera can cannot cant cap car card cards care careful
    cars carry case cash catch caught centre certain chain chair chance change changed charge chase
    chased chat cheap check checked cheek chest chin choke choked city class clean clear clearly
    client clients close closed clothes club coat cold collar colour come comes coming community
    completely condom condoms confirm contact control cool cop cops corner correct cost could couldn
    couple course court cover covered crime cry crying curtains customer customers cut cuts daily
    damage danger dangerous dark date daughter day days dead deal december decided demand demanded
    denied deposit describe described description detail details did didn didnt die different
    difficult dinner direction dirty discount do doctor does doesn doesnt doing don done dont door
    doors double down drank drink drinking drinks drive driver drives driving drop dropped drove drug
    drugs drunk due during each ear early ears easter easy eat edge either elbow eleven else email
    empty end ended ends engine english enough entrance escape especially estate euro even evening
    ever every everybody everyone everything evidence ex exactly except expect expected explain extra
    eye eyes face faced fact fair fake fall family far fast fat fear february feel feels feet fell
    fella felt female few field fifties fifty fight figure film filmed filming find fine finger
    fingers finish finished first fist fit five flat flats floor follow followed following food foot
    for force forced forearm forehead foreign forget forgot form former forties forty forward found
    four free frequent friday friend friendly friends frightened from front full fun funny further
    gang garage gate gave gear get gets getting girl girlfriend girls give given gives giving glad
    glass glasses glove gloves go goes going gold gone gonna good got grab grabbed great green grey
    grip ground group guess guest gun guy guys had hadn hair hairy half hall hand handed handle hands
    hang happen happened happens happy hard harm harsh has hasn hat hate have haven having he head
    hear heard heavily heavy height held hello help helped her here hers herself hes hi hid high him
    himself his hit hits hold holding home hood hoodie hope hospital hotel hour hours house how
    however huge hundred hung hurt hurting husband i id idea if ignored ill im immediately in inch
    include incident indoors information injured injuries injury inside instead into is isn issue it
    its itself ive jacket january jaw jeans job jogging joke jumped jumper june july just keep keeps
    kept key keys kick kicked kicking kid kids kill kind kissed knee knees knew knife knock knocked
    know knowing known knows lad lady lads lane language large last late later laugh laughed laughing
    lay lead leave leaves leaving led left leg legs less let lets letter level licence lie lied life
    lift light lighter lights like liked likes line lip lips list listen little live lives living
    local lock locked long longer look looked looking looks lost lot lots loud love low lucky lunch
    lying mad made make makes making male man manager many march mark marks masked mate matter may
    maybe me mean means meant meet meeting men mention messages message met middle midnight might mind
    mine minute minutes missing mistake mobile moment monday money month months mood more morning most
    mother mouth move moved moving much mum must my myself name named names nasty near nearly neck
    need needed needs nervous never new next nice night nights nine no nobody noise none normal
    normally north nose not note nothing notice november now number numbers october odd of off offer
    offered office officer often oh ok okay old older on once one ones online only onto open opened
    or order ordinary other others otherwise our out outside over own owner owes paid pain panicked
    pants park parked part parts party pass passed passenger past pattern pavement pay paying payment
    pays people perhaps person phone phoned photo photos pick picked picks picture pictures piece
    pin pink place plain plan plate play please pleasant pocket point police polite poor posh
    possible post pound pounds pregnant present press pressed pretended pretty price private probably
    problem profile project promise promised prove public pull pulled punch punched purse push pushed
    pushing put puts putting quick quickly quid quiet quietly quite race raised ran rang range rape
    raped rather read ready real really reason recently recorded red reference refund refuse refused
    reg regular remember removed rent repeat repeatedly report reported reports rest return returned
    review reviews rib ribs ride right rights ring rings road robbed room rooms rough round rude rule
    rules run running runs safe said same sat saturday saw say saying says scar scared scream screamed
    screaming screen search searched seat second see seem seemed seems seen self send sending sends
    sent september serious service services set seven several sex sexual shaking shaved she shirt
    shoe shoes shook shop short should shoulder shouted shouting shouts show showed shower shown
    shows shut side sign silver since single sister sit site sitting six sixties size skin skinny
    slapped sleep slept slim slow slowly slurred small smart smell smelled smells smile smiled smoke
    smoking smooth so sober some somebody someone something sometimes somewhere son soon sorry sort
    sound south speak speaks spit spoke spoken spot squeezed staff stairs stand standing start started
    starts stay stayed steal stocky stole stolen stomach stood stop stopped story straight strange
    stranger strangled street streets strength strong struck stubble stuck student stuff stupid style
    such sudden suddenly suit summer sunday sure surprise swear swearing swore table take taken takes
    taking talk talked talking tall tan tattoo tattoos taxi tea tell telling tells ten text texted
    texts than thank thanks that the their them then there these they thick thin thing things think
    third thirties thirty this those though thought thousand threat threaten threatened threatening
    threats three threw throat through thumb thursday tie tied tight till time times tip tired to
    today toe together told tomorrow tongue tonight too took tooth top tore torn touch touched towards
    town tracksuit train trainers transfer trapped trash travel tried trouble trousers true trust try
    trying tuesday turn turned turns twelve twenties twenty twice two type ugly under understand
    underwear unhappy unknown unless unsafe until up upset upstairs us use used uses using usual
    usually van vehicle verbally very video violent visit voice wait waited waiting walk walked
    walking wall wallet want wanted wanting wants warn warned warning was wasn watch watched watching
    water way we wear wearing weather wednesday week weekend weeks weird well went were west what
    whatever when where whether which while whisper white who whole whom whose why wide wife will
    wind window windows winter wish wishes with without woke woman women won word words wore work
    worked worker workers working works world worried worse worst would wouldn wound wrist wrists
    write writing wrong wrote year years yelled yellow yes yesterday yet you young younger your
    yours youngish eight nineties eighties seventies teens teenager teenagers adults woollen leather
    denim cotton padded puffer jogger joggers vest cardigan scarf polo clothed dressed saloon
    hatchback motorbike scooter moped lorry carrier bicycle electric tinted registration windscreen
    bonnet steering wheel driver's passenger's scottish irish welsh london northern southern eastern
    midlands yorkshire geordie scouse cockney brummie mixed asian african caribbean european
    moustache beards stubbly freckles spots wrinkled piercing pierced earring earrings necklace
    bracelet muscular chubby plump overweight lean gaunt tanned pale clean-shaven ponytail fringe
    curly wavy receding greying balding greasy tidy scruffy softly spoken stammer lisp limp
    unprotected consent withdrawn assault assaulted robbery robber blackmail blackmailed harass
    harassed harassment stalking abusive abuse aggressive aggressively racist slur insults insulted
    intimidate intimidated exploit exploited coercion coerced hostile posing pretending impersonated
    overpaid underpaid underpays repaid cheated scam scammed bounce bounced reversed bogus counterfeit
    advised supported safeguarding referral outreach anonymously confidential okayed consents consented
    """)
