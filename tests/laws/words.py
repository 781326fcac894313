"""Words that occur once. Each is made of a counter, in letters that no other kind of word begins or goes on
with, so that a text can be taken apart into its words again wherever they meet: two Han characters, the
first of one set and the second of another; a capital and small letters; one hiragana and two katakana; two
syllables of Hangul. Readings have letters of their own. Words that banxin itself may print (版权信息, 图) are
made of other characters."""
import re

# Characters of the words that banxin prints by itself, of numerals, and of signatures and captions, which
# mean something where they stand first or last in a text.
TAKEN = set("一二三四五六七八九十百千万零〇年月日第著译譯訳编編者绘繪纂原题題文来來源出典版权權信息資訊奥付书書名作插图圖絵"
            "参參與协協力发發行次识識别別子号標标志初要约約元摘自载載印刷表図附录錄目次页頁注註释釋返回正说說明提示重警告意例"
            "问問挿地址处處封面导覽覧目案按情报報祝此致敬颂礼禮阅讀读扫掃码碼见見校")


def shared_han():
    """Characters that Chinese, Japanese and Korean fonts all have."""
    found = []
    for code in range(0x4E00, 0x9FA6):
        character = chr(code)
        try:
            for encoding in ("gb2312", "big5", "shift_jis", "euc_kr"):
                character.encode(encoding)
        except UnicodeEncodeError:
            continue
        # The radicals that some fonts draw for two characters are looked for elsewhere.
        if character not in TAKEN:
            found.append(character)
    return found


HAN = shared_han()
HAN_FIRST, HAN_SECOND = HAN[0:400:2], HAN[1:401:2]
KANA_FIRST = list("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ")
KANA_NEXT = list("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ")
HANGUL_FIRST = list("가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허")
HANGUL_SECOND = list("강남담량만반산안장찬갈날달람말발살알잘찰건넌던런먼번선언전천")
# No e: Figure and Table are words of banxin.
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aiou"
READING_FIRST, READING_NEXT = "jhwxq", "āáǎàēéěè"

WORD = re.compile("[{}][{}]|[BDFGKLMNPRSTVZ][aiou](?:[bdfgklmnprstvz][aiou]){{2}}(?:miration)?|[{}][{}]{{2}}|[{}][{}]|[{}][{}][a-z]{{3}}".format(
    *("".join(letters) for letters in (HAN_FIRST, HAN_SECOND, KANA_FIRST, KANA_NEXT, HANGUL_FIRST,
                                       HANGUL_SECOND, READING_FIRST, READING_NEXT))))


def spelled(number, *alphabets):
    """A number in places of different alphabets, the last one the lowest."""
    letters = []
    for alphabet in reversed(alphabets):
        number, digit = divmod(number, len(alphabet))
        letters.append(alphabet[digit])
    assert number == 0, "more words than there are"
    return "".join(reversed(letters))


class Words:
    """The counters of a book. Neighbours differ in both letters: a counter goes in wide steps."""

    def __init__(self):
        self.counts = {}

    def next(self, script):
        count = self.counts[script] = self.counts.get(script, 0) + 1
        spread = count * 7919
        if script == "han":
            return spelled(spread % 40000, HAN_FIRST, HAN_SECOND)
        if script == "kana":
            return spelled(spread % (44 ** 3), KANA_FIRST[:44], KANA_NEXT[:44], KANA_NEXT[:44])
        if script == "hangul":
            return spelled(spread % (len(HANGUL_FIRST) * len(HANGUL_SECOND)), HANGUL_FIRST, HANGUL_SECOND)
        if script == "reading":
            return spelled(spread % 31360, READING_FIRST, READING_NEXT, CONSONANTS, VOWELS, CONSONANTS)
        # Some are long enough to be parted at a line's end.
        word = spelled(spread % 175616, CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS, VOWELS)
        return word.capitalize() + ("miration" if count % 5 == 0 else "")
