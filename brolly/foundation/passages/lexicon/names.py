"""First names and short forms that people of many places go by, in small letters."""

from brolly.foundation.passages.lexicon import words

# Left out: names that are ordinary words too (grace, mark, bill, joy, rose, will, max).
FIRST_NAMES = words("""
    aaron abbie abby abdul abdullah abigail abu ada adam adama adela adele adrian adriana adunni
    afia agata agnes agnieszka agnija ahmad ahmed aidan aileen aisha aisling ajay akosua alan
    alana alasdair albert alberto aled aleksandr aleksandra alessandra alex alexa alexandra
    alexandru alexei alexis alfie alfred ali alice alicia alina alisha alison alistair aliyah
    allan allison alma alyssa amaka amanda amara amba amber amelia amina aminata amir amit amy
    ana anabel anastasia anca anca andre andrea andreea andrei andres andrew andrzej andy aneta
    angel angela angelica angelika angelo angie angus anh anika anil anita anjali ann anna
    annabel anne annette annie anthony antonia antonio anton anwar anya aoife april arben
    archie ariana arjun arnold arthur artur asha ashleigh ashley asif astrid aurelia aurelio
    austin ava ayesha ayo babs barbara barry bartek baz bea beata beatrice beatriz becca becky
    bella ben benjamin benji bernadette bernard bernice bernie bert bess beth bethan bethany
    betty bev beverley bianca bibi billie billy blanka blerim blessing bob bobbie bobby bogdan
    bola bolanle boris brad bradley brandon brenda brendan brett brian bridget bridie brigid
    bronagh bronwyn bruce bruno bryan bryn caitlin callum calum camelia cameron camila camille
    candice carina carl carla carlos carly carmel carmen carol carole carolina caroline carys
    casey cassandra cassie cath catherine catrin cecilia cedric celeste celia celine cerys
    chantal chantelle charlene charles charley charlie charlotte chelsea cheryl chiara chidi
    chika chinedu chioma chloe chris chrissie chrissy christian christina christine christopher
    ciara cillian cindy claire clare clara claudia clive clodagh cody colette colin colleen
    connie connor conor constantin corina corinne cosmin courtney craig cristi cristian
    cristina curtis cynthia cyril daisy damian damien damir dan dana daniel daniela danielle
    danny danuta daphne daria darius dariusz darren daryl dave david davina davy daz dean deb
    debbie debby deborah debs dee deirdre delia delilah delroy demi denis denise dennis derek
    dermot des desmond dexter diana diane diego dilys dimitar dimitri dina dinah dolores
    dominic dominik dominika don donal donald donna doreen dorin dorina doris dorota dorothy
    dot doug dougie douglas duncan dusan dwayne dylan eamonn ebony eddie edgar edith edna
    eduardo edward edwin eileen eilidh elaine eleanor elena eleni elif elin elisa elisabeth
    elise eliza elizabeth ella elle ellen ellie elliot elliott elsa elsie elton emeka emil
    emilia emily emine emma emmanuel enid enrique eric erica erik erin ernest errol esme
    esperanza esra esther ethan ethel etta eugene eunice eva evan eve evelyn ewa ewan ewelina
    fabian fabio faisal faith faiza farah farida faruk fatima fatma fatou faye felicia felicity
    felix femi fernanda fernando fiona fionn flo flora florence florin frances francesca
    francis francisco frank frankie fraser fred freda freddie freddy freya funmi gabi gabriel
    gabriela gabrielle gareth garry gary gav gavin gaynor gaz gemma geoff geoffrey george
    georgia georgiana georgie georgina gerald geraldine gerard gerry gheorghe ghita gift gil
    gillian gina ginny giorgio giovanni gladys glen glenda glenn gloria glynis glyn godfrey
    gordon graeme graham grainne grant greg gregory greta grzegorz guido gustavo gwen gwyn hal
    haley halima halina hamid hamza hana hanh hanna hannah hans harley harold harriet harry
    harvey hasan hassan hayley hazel heather hector hedda heidi helen helena helga henrietta
    henryk henry herbert hilary hilda hoa holly horace howard huda hugh hugo hussain huong hywel
    iain ian ibrahim ida idris ieuan ifeoma ignacy ileana ilie imogen imran ina ines inga ingrid
    ioan ioana ion ionela ionut irena irene irina iris isaac isabel isabella isabelle isla
    ismail isobel istvan ivan ivana ivy iwona izabela jac jack jackie jacob jacqueline jacqui
    jade jaden jadwiga jake jakub james jamie jamil jan jana jane janet janice janie janina
    janine janis janusz jarek jasmin jasmine jason jaspreet javier jay jayden jayne jean
    jeanette jeff jeffrey jelena jem jemima jen jenna jennifer jenny jeremy jermaine jerome
    jerzy jess jesse jessica jessie jill jillian jim jimmy jo joan joana joanna joanne joao
    joaquin jocelyn jodie jody joe joel joey johann john johnny jola jolanta jolene jon jonah
    jonas jonathan jonny jordan jorge jose josef joseph josephine josh joshua josie juan juanita
    judith judy jules julia julian juliana julie juliet julio june justin justina justyna
    kadir kaitlyn kamal kamila kamil kara karen karim karin karina karl karolina kasia kat
    katarzyna kate katerina kath katherine kathleen kathryn kathy katia katie katrina katy kav
    kaya kayla kayleigh keeley keir keiran keith kelechi kelly kelvin ken kenneth kenny kerry
    kevin kev khadija khalid kiera kieran kim kimberley kimmy kinga kirk kirsten kirsty kishan
    klaudia konrad krisztina krystal krystyna krzysztof kumar kwame kyle kylie lacey lan lana
    lance lara larisa larry latoya laszlo laura lauren laurence laurie lavinia lawrence leah
    leanne lech lee leila lena lenny len leo leon leona leonard leonie leroy les lesley leslie
    leszek lewis lexi liam libby lidia liliana lillian lilly lily linda lindsay lindsey linh
    lisa liviu liz liza lizzie lloyd lola lorena loretta lorna lorraine lottie lou louis louisa
    louise luan luana luca lucas lucia lucian luciana lucinda lucy luisa luis luiza luka lukas
    luke lukasz lulu luther lydia lyn lynda lynn lynne lynsey mabel maciej macca maddie
    madeleine madison mae maeve magda magdalena maggie mahmoud mai maia maisie malcolm malgorzata
    malik mandy manfred manoj manuel manuela marcel marcelo marcia marcin marco marcos marcus
    marek margaret margarita margot maria mariam marian mariana marianne marie marietta marilyn
    marina mario marion marisa marius mariusz marjorie marlene marlon marta martha martin martina
    martyn marvin mary maryam masha mateusz mathew matilda matt matteo matthew maud maura
    maureen maurice mavis maxine mayra meera megan meghan mehmet mel melanie melinda melissa
    mercy mhairi mia michael michaela michal michel michelle mick mickey mihaela mihai miguel
    mika mike mikolaj milan mildred milena miles millie milly mina mina minh mira miranda miriam
    mirela miroslav mitch mo mohamed mohammad mohammed moira molly mona monica monika monique
    morag moses muhammad muriel murray musa mustafa myra myrtle nadia nadine nana nancy naomi
    nasir nassim natalia natalie nataliya natasha nathan naveed neal ned neen neil nell nelly
    nelson nerys neville nga ngoc ngozi nguyen nia niamh nick nicki nickie nicky nico nicola
    nicolae nicole nicoleta nigel nikki nikola nikolai nila nina nita niamh noah noel noelle
    nora noreen norma norman nuala nyah obi octavia odette ola olena olga olivia oliver ollie
    olu oluwaseun olwen omar oonagh orla oscar osman oswald otis ovidiu owen oxana paddy paige
    pam pamela paolo pascal patience patricia patrick patrycja patsy patty paul paula paulina
    pauline paulo pavel pawel pearl pedro peggy penelope percy perry peter petra petru petra
    phil philip philippa phillip philomena phoebe phuong phyllis pia pierre piotr pippa polina
    poppy precious preston priya przemek quentin rab rachael rachel radek radu rafael rafal
    rahul raj rajan ralf ralph ramona ramesh randy raquel rashid raul ravi raymond razvan reece
    rebecca reggie regina reginald rehana remi renata rene renee reuben rex rhian rhiannon
    rhona rhys ria ricardo richard richie rick ricky rico rihanna riley rita ritchie roald rob
    robbie robert roberta roberto robin robyn rochelle rod roddy roderick rodney rodrigo roger
    roisin roksana roland romana roman ron ronald ronan ronnie rory rosa rosaleen rosalind
    rosanna roseanne rosemary rosie ross rowan rowena roxana roxanne roxie roxy roy royston
    roza rubina ruby rudy rufus rupert russ russell rusty ruth ryan ryszard sabina sabrina
    sadie saeed saffron saima sal salim sally salma sam samantha samina samira samson samuel
    sana sandeep sandie sandor sandra sandy sanjay sara sarah saskia saul savannah scarlett
    scott sean seb sebastian sergei sergio seamus selena selina serena shabana shane shanice
    shannon sharon shaun shauna shaz sheena sheila shelley sherry shirin shirley shona shreya
    sian sibyl sid siddharth sidney sienna sile silvia simon simona simone sindy sinead siobhan
    sita slavica slawek sofia sofie sol solomon sonia sonja sonya sophia sophie sorcha sorin
    stacey stacy stan stanislaw stefan stefania stella steph stephanie stephen steve steven
    stevie stewart stu stuart sue sukhi sunil sunita susan susana susanna susannah susie suzanne
    suzie suzy svetlana sven sybil sylvia sylwia tabitha tam tamara tameka tamika tamsin tania
    tanja tanya tara taras tariq tasha tati tatiana tatyana taylor ted teddy teresa terence
    terri terry tess tessa tez thandi thanh thao thea thelma theo theodore theresa thomas thuy
    tia tiago tiana tiffany tilly tim timothy tina tito toby todd tom tomas tomasz tommo tommy
    toni tonia tony tori tracey tracy tracie trevor tricia trina trinh trish trisha tristan
    trudy tuan tyler tyrone tyson ula umar una ursula usha val valentina valeria valerie
    vanessa vasile vasilica velma vera verity vernon veronica veronika vic vicki vickie vicky
    victor victoria viet vik vikram viktor viktoria vince vincent viola violeta violet virginia
    viv vivian vivien vivienne vlad vladimir wanda warren wayne wendy wes wesley wilf wilfred
    wilma winifred winston wojciech wojtek xavier xenia yan yana yasmin yasmina yasmine yemi
    yolanda yousef yuki yulia yusuf yvette yvonne zac zach zachary zahra zainab zak zanele zara
    zbigniew zeb zena zeynep ziggy zoe zofia zoltan zuzanna jessica joao thiago
    """)
