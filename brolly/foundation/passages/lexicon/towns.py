"""Towns, parts of the country and peoples: they stay, so no name is seen in them."""

from brolly.foundation.passages.lexicon import words

TOWNS = words("""
    aberdeen aberystwyth accrington aldershot alnwick altrincham andover antrim arbroath armagh
    ashford ashton aylesbury ayr ballymena bangor banbury barking barnet barnsley barnstaple barrow
    barry basildon basingstoke bath batley bedford belfast berwick beverley bexley birkenhead
    birmingham blackburn blackpool blyth bodmin bognor bolton bootle boston bournemouth bracknell
    bradford braintree brent brentwood bridgend bridgwater bridlington brighton bristol brixton
    bromley bromsgrove burnley burton bury camberley camborne cambridge camden cannock canterbury
    cardiff carlisle carmarthen castleford chatham cheadle chelmsford cheltenham chester chesterfield
    chichester chippenham chorley clacton cleethorpes clydebank coatbridge colchester colwyn consett
    corby cork coventry crawley crewe cromer croydon cumbernauld cwmbran dagenham darlington dartford
    darwen deal derby derry devon dewsbury didcot doncaster dorchester dorking dover downpatrick
    dublin dudley dumbarton dumfries dundee dunfermline durham ealing eastbourne eastleigh ebbw
    edinburgh elgin enfield epsom eton evesham exeter exmouth falkirk falmouth fareham farnborough
    felixstowe fife fleetwood folkestone galway gateshead gillingham glasgow glastonbury glenrothes
    gloucester goole gosport grantham gravesend grays greenock greenwich grimsby guildford hackney
    halesowen halifax hamilton haringey harlow harrogate harrow hartlepool harwich hastings hatfield
    havant haverfordwest heathrow hemel hereford hertford hexham heysham hitchin holyhead horsham
    hounslow hove huddersfield hull huntingdon hyde ilford ilkeston inverness ipswich islington
    jarrow keighley kendal kent kettering kidderminster kilmarnock kings kingston kirkcaldy knowsley
    lambeth lancaster leamington leeds leicester leigh leith lerwick letchworth lewes lewisham
    leyland lichfield limerick lincoln lisburn liverpool livingston llandudno llanelli london
    londonderry loughborough louth lowestoft luton macclesfield maidenhead maidstone maldon malvern
    manchester mansfield margate marlow matlock melton merthyr middlesbrough milton morecambe
    morley motherwell neath newark newbury newcastle newham newmarket newport newquay newry newton
    northallerton northampton northwich norwich nottingham nuneaton oban oldham omagh oxford paignton
    paisley peckham penrith penzance perth peterborough plymouth pontefract pontypool pontypridd
    poole portsmouth port preston prestatyn ramsgate rawtenstall reading redcar redditch redruth
    reigate rhondda rhyl ripon rochdale rochester romford rotherham rugby runcorn ryde rye salford
    salisbury saltash sandwell scarborough scunthorpe seaham sheffield shrewsbury sittingbourne
    skegness skelmersdale sleaford slough solihull southall southampton southend southport southwark
    spalding stafford staines stamford stevenage stirling stockport stockton stoke stornoway
    stourbridge stowmarket stranraer stratford streatham stroud sunderland sutton swansea swindon
    tameside tamworth taunton telford thanet thetford thurrock tilbury torquay torbay tottenham
    trowbridge truro tunbridge wakefield wallasey wallsend walsall walthamstow wandsworth warrington
    warwick waterford watford wellingborough wellington wembley westminster weston weymouth whitby
    whitehaven whitley widnes wigan wimbledon winchester windsor wirral woking wolverhampton worcester
    workington worksop worthing wrexham wycombe yarmouth yeovil york wolves brum soho
    harehills holbeck toxteth moss tyneside teesside merseyside humberside wearside clydeside
    yorkshire lancashire cheshire cumbria northumberland derbyshire nottinghamshire lincolnshire
    norfolk suffolk essex sussex surrey hampshire dorset somerset cornwall wiltshire gloucestershire
    oxfordshire berkshire buckinghamshire bedfordshire hertfordshire cambridgeshire northamptonshire
    leicestershire rutland warwickshire worcestershire herefordshire shropshire staffordshire
    manx guernsey jersey orkney shetland highland highlands borders lothian gwent gwynedd powys dyfed
    pembroke england scotland wales ireland ulster britain uk eu europe africa asia america
    thames tyne mersey humber severn trent clyde midlands east west north south coast country
    """)

PEOPLES = words("""
    afghan african albanian algerian american angolan arab arabic argentinian asian australian
    austrian bangladeshi barbadian belgian bosnian brazilian brit british brummie bulgarian burmese
    cameroonian canadian cantonese caribbean catholic chilean chinese christian cockney colombian
    congolese cornish croatian cuban cypriot czech danish dutch ecuadorian egyptian english eritrean
    estonian ethiopian european filipina filipino finnish french gambian geordie georgian german
    ghanaian glaswegian greek gypsy hindu hispanic hungarian icelandic indian indonesian iranian
    iraqi irish israeli italian jamaican japanese jewish jordanian kazakh kenyan korean kosovan
    kurdish latin latina latvian lebanese liberian libyan lithuanian londoner macedonian malawian
    malaysian maltese mancunian mandarin manx mexican mediterranean moldovan mongolian moroccan
    muslim nepalese nigerian norwegian oriental pakistani palestinian peruvian polish portuguese
    roma romanian russian scandinavian scot scots scottish scouse scouser senegalese serbian sikh
    singaporean slovak slovakian slovenian somali spanish sudanese swedish swiss syrian taiwanese
    thai traveller tunisian turkish ugandan ukrainian venezuelan vietnamese welsh yemeni yugoslav
    zambian zimbabwean scandinavian bristolian anglian valleys westcountry liverpudlian northerner
    southerner yorkshireman cornishman dubliner east west north south country midlands albania afghanistan brazil brasil bulgaria china colombia france germany
    ghana greece hungary india iran iraq italy jamaica kenya latvia lithuania moldova nigeria
    pakistan philippines poland portugal romania russia spain sudan syria thailand turkey ukraine
    vietnam zimbabwe sri lanka lankan nepal bangladesh cyprus
    """)

# With a capital in English, and neither a person nor a place of hers.
OTHER_CAPITALS = words("""
    adidas airbnb aldi android android apple argos army asda astra audi avensis barclays bedford
    beamer bentley berlingo bible bmw boxer cadillac caddy cctv civic citroen clio corolla corsa
    costa dacia daimler discovery dna driver ducati ducato escort facebook fiat fiesta focus ford
    galaxy god golf google greggs halifax harley hiace honda hsbc hyundai iceland id insta instagram
    iphone isuzu iveco jaguar jag jeep jesus kangoo kawasaki kfc kia kuga ladbrokes lambretta
    landrover lexus lidl lloyds luton marlboro master mazda mcdonalds mercedes merc messenger metro
    micra mini mitsubishi mondeo monzo morris morrisons motorola movano nandos natwest navara navy
    nhs nike nissan nokia north octavia ok onlyfans osb passat paypal peugeot pizza polo porsche
    prius puma qashqai ranger range reebok renault revolut rolls rover rolex saab saints samsung
    santander seat sharan sierra skoda snap snapchat spa sprinter starbucks subaru suzuki swift
    telegram tesco tesla tiktok tiguan toyota trafic transit transporter tucson tui twitter uber
    vauxhall vectra vespa viber vito vivaro volkswagen volvo vw wetherspoons whatsapp xbox yamaha
    yaris zafira zara english maths christmas easter halloween ramadan eid diwali
    sarc pep prep hiv sti std cid cps nrm gp er usb wifi tv dj mot atm pcso pc dc dvla nando
    suv bbc std abc x i ii
    """)
