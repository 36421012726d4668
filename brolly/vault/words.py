"""
The 1,024 words that receipts and paper shares are written in.

Written for Brolly: plain things, nothing frightening, five to nine letters. Any two of
them are at least three slips apart (a letter more, fewer, other, or two letters swapped),
so a word with one slip in it can have been only one of them. A test holds the list to that.
Never change a word: receipts and papers that people keep are written in it. Another list
would be another version.
"""

_LIST = """
abbey acorn acrobat airport albatross alphabet antelope antique apple apricot aquarium
archive armchair artichoke asparagus aspen astronaut athlete atlas attic author autumn
avocado backpack bakery balcony ballerina bamboo banana bandage banquet barge barnacle
barometer bassoon bathrobe bathtub bedroom beetroot bellows berry billboard biscuit bison
bistro blackbird blazer blender blossom bluebell blueberry bonfire bookcase boomerang
botanist bottle bowler bracelet bread breakfast brickwork bridge brocade broccoli bronze
brooch brother brush buffalo bugle builder bulldozer bumblebee bungalow bunting buoyancy
burgundy burrow buttercup butterfly buzzard cabaret cabbage cactus cafeteria calendar calico
calypso campfire cannery canteen canvas canyon caramel caravan cardboard cardigan caribou
carnival carousel carrot cartoon cashew cassette castle catalogue catamaran cathedral
cauldron cavern cayenne cedar ceiling cello centipede ceramic chalk chamomile champion
charcoal charity cheese chestnut chipmunk chisel chocolate choir chrome chutney cinema
cinnamon citrus cityscape clarinet cliff climate cloak clockwork coastline cobalt cobbler
coconut coleslaw colony comfort comma commuter compass concert conductor confetti conifer
continent cookie copper corduroy corridor cosmos costume cottage cotton counter courtyard
cousin cradle cranberry creek crimson crochet croissant crossword cruise crumble crystal
cuckoo cucumber culture cupboard cupcake curtain cushion cutlery cyclist cyclone cymbal
cypress daffodil dahlia daisy dandelion darts daybreak debut decade decimal delicate delta
denim dentist desert dialect diamond dimple dinner dinosaur diploma discovery divan dockyard
dollhouse dolphin domino doodle doorway dragon dragonfly draught driftwood drizzle drummer
dumpling duvet eastern eclipse elastic elegant elevator ember emerald emperor encore enigma
entrance equator eraser espresso essay estuary evening excursion exhibit eyebrow eyelash
fabric family fanfare feature fedora ferret festival fiction field figure filament filter
finch firefly fireplace fireside firework fjord flagpole flamingo flannel flask flatmate
flint floor florist flute foliage folklore fondue footnote footpath forecast forehead
formula fortnight fossil foundry freight fresco frisbee fudge galaxy galleon gardener
gargoyle garland garlic garment gazebo gazelle gecko gemstone genius geranium geyser giraffe
glacier glasses glitter globe goblet godmother goggles goldfish goldsmith gondola gorilla
gosling gourmet granary grandma grapevine graphite grass grassland gravel gravity greyhound
grocer grotto guardian guava guest guitar gully gymnasium gymnast habitat haiku halibut
hamlet hamster handbag handle handlebar handshake harlequin harmonica harmony harvest
hatchback hawthorn haystack hazelnut headland headlight hearth helium herring hexagon hiccup
hickory highland hilltop historian holiday homeland homework honeycomb horizon hornet hostel
hourglass household humbug hyacinth hydrant hydrogen iceberg igloo illusion impala incense
incline indigo infant infinity insect interval invention invoice isthmus italic itinerary
ivory jaguar jamboree janitor jasmine javelin jellyfish jersey jetty jewel jigsaw jingle
jogger journey jubilee jukebox jumper kangaroo karate kayak ketchup keyboard keyhole kidney
kimono kingdom kiosk knitting knowledge knuckle koala label lacquer ladybird lagoon landmark
landscape lanyard larder lasagne lavender leaflet leapfrog legend leisure lemon lemonade
leotard letterbox lettuce lever library lifeboat lilac limerick limestone limousine linen
linoleum listener llama lollipop lotus lounge lowland luggage luminous lunar lunchbox
lunchtime lupin lyric macadamia macaroni machine mackerel magazine magenta magician magnolia
magpie mahogany mallard mammoth manatee mandarin manor marathon marble marigold marina
market marmalade marquee mascot matchbox mattress mechanic melodic memory menthol meringue
mermaid meteor metronome mezzanine midnight milkshake millet millstone mimosa mineral minnow
minstrel mirror mistletoe mocha module molecule monkey monsoon monument moonlight moorland
moped morning mosaic mosque mountain mousse moustache mouthwash mulberry mulch multiply
mural museum mushroom mustard mystery nanny napkin nautical nebula neckline nectar needle
neighbour nephew network neutral newspaper nimbus nocturne nomad northwest notebook nougat
novel nozzle nursery nutmeg nylon oasis oatmeal obelisk observer obstacle ocean octopus
odyssey offspring olive omelette onion opener opera orangutan orbit orchestra orchid oregano
origami ornament osprey ostrich outdoors outfit outline overall overcoat overture oxygen
package padlock pageant pagoda paisley palace palette pamphlet pancake panther papaya
parachute paragraph parasol parcel parchment parlour passenger passport pasta pathway
patience pavement pavilion peach peacock pebble pelican pencil penguin peninsula pennant
pentagon peony perennial perfume periscope persimmon petal pewter pharmacy pheasant phoenix
physics pianist piano piccolo pickle picnic picture pigeon pigment pilgrim pilot pineapple
pistachio pitchfork pizza planet plankton plaster plateau platform platinum platypus plumber
plywood podium poetry polar poncho popcorn poppy porcelain porpoise porridge portfolio
portrait postcard pothole practice prairie prawn precinct prelude present pretzel primrose
prize professor promenade propeller publisher pudding puddle puffin pullover pumpkin puppet
puppeteer pyramid quadrant quartz quiche quilt quiver quotation rabbit raccoon radiance
radiator radio raffle ragtime railway rainbow raincoat raisin rambler ranger rapids
raspberry rattan ravine recipe record rectangle redwood reindeer relish reservoir retriever
rhapsody rhubarb rhythm ribbon rickshaw riverbank rooster rosemary rosette rotunda rowan
rucksack rugby ruler runway rustic safari saffron sailboat salad salmon samba sanctuary
sandal sandpaper sandwich sapphire sardine satchel saturn saucepan saucer sausage savanna
sawdust saxophone scaffold scarecrow scenery scholar schooner science scissors scone
scrapbook scribble scroll sculptor seagull seaside season seaweed seedling semaphore sequin
serenade sesame shadow shampoo shamrock shelf shepherd shipyard shower shrimp shrub shutter
sideboard signal sixpence skate sketch skyline sleeve sleigh slipper sloth smock smoothie
snail snooker snowball snowflake socket soloist solstice sonata songbird soprano sorrel
southern soybean spaghetti spaniel sparrow spatula spectrum sphere spider spinach spinning
spiral spoon spotlight spring spruce squash squirrel stadium staircase stairway stamp
stapler starfish starlight starling station steamboat steamer steeple sticker stonework
stopwatch storm straw street stripe stubble student studio submarine suburb suede sugarcane
suitcase summit sunbeam sunflower sunrise sunset surfer surname swift swimmer sycamore
syllable symphony tabletop tailor tandem tangerine tango tapestry tapioca tassel teacher
teacup teapot teardrop teaspoon telegram telephone telescope template tennis terrace terrier
textile thatch theatre theorem thermal thimble thousand threshold thumb thumbnail thunder
tiara tiger timepiece timetable tiptoe toffee tomato tonic topaz torch tornado torrent totem
tourist tractor trapeze traveller treasure treehouse trellis trestle triangle tribute
tricycle trifle trinket trolley trombone trousers trout trumpet trunk tulip tundra tunnel
turbine turmeric turntable turquoise turtle tweed twilight twirl typist ukulele umbrella
uncle underline uniform universe upland upright upstairs urban vacuum valve vanguard vanilla
vapour varnish vault vegetable venison venue veranda vermilion vestibule viaduct vibrant
viceroy video vinegar vintage viola visitor vitamin vivid vocal volcano volume volunteer
voucher voyage wafer waistcoat walkway wallaby wallpaper walrus waltz wanderer wardrobe
warehouse waterfall weasel weekday weekend westerly wetland wharf wheat whirlpool whisper
whistle widget willow windmill wintry wisteria wizard wombat wonder woollen wordplay
workbench workshop wrinkle wrist writer yacht yardstick yearbook yeast yesterday yoghurt
youngster zebra zenith zephyr zeppelin zigzag zodiac zucchini
"""

WORDS = tuple(_LIST.split())

PLACE_OF = {word: place for place, word in enumerate(WORDS)}
SHORTEST, LONGEST = 5, 9


def fewer_letters(word: str) -> set[str]:
    """Return the word, and the word without each one of its letters."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


# By what is left of a word when a letter is missing: what one slip can turn it into has
# some such rest in common with it.
_RESTS: dict[str, set[str]] = {}
for _word in WORDS:
    for _rest in fewer_letters(_word):
        _RESTS.setdefault(_rest, set()).add(_word)


def word_meant(typed: str) -> str | None:
    """Return the word of the list that was meant, with at most one slip in it, or None."""
    if typed in PLACE_OF:
        return typed
    near = set().union(*(_RESTS.get(rest, set()) for rest in fewer_letters(typed)))
    meant = [word for word in near if slips(typed, word) <= 1]
    return meant[0] if len(meant) == 1 else None


def words_meant(typed: str, *, many: int) -> tuple[str, ...] | None:
    """
    Return the words that somebody typed or read out, or None when it is not clear.

    Capitals, spaces, commas, numbers before the words and one slip in each are forgiven;
    so are words without a space between them, or with one inside, if no letter is wrong.
    """
    said = "".join(c if c.isascii() and c.isalpha() else " " for c in typed.lower()).split()
    if len(said) == many and all(meant := [word_meant(word) for word in said]):
        return tuple(word for word in meant if word)
    return _cut_up("".join(said), many)


def slips(one: str, other: str) -> int:
    """Return how many slips lie between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        new = [i]
        for j, b in enumerate(other, start=1):
            least = min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, before[j - 2] + 1)
            new.append(least)
        before, row = row, new
    return row[-1]


def _cut_up(letters: str, many: int) -> tuple[str, ...] | None:
    """Return the only way in which so many words of the list make up these letters."""
    if not many * SHORTEST <= len(letters) <= many * LONGEST:
        return None
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    for end in range(SHORTEST, len(letters) + 1):
        for start in range(max(0, end - LONGEST), end - SHORTEST + 1):
            word = letters[start:end]
            if word in PLACE_OF:
                ways[end] += [(*way, word) for way in ways[start] if len(way) < many]
    whole = [way for way in ways[-1] if len(way) == many]
    return whole[0] if len(whole) == 1 else None
