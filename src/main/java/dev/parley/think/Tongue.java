package dev.parley.think;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Guesses whether text is in the language it should be in: by its letters, and by the small words of a few languages. */
final class Tongue {
    private static final Map<String, UnicodeScript> SCRIPTS = Map.ofEntries(
            Map.entry("ar", UnicodeScript.ARABIC),
            Map.entry("fa", UnicodeScript.ARABIC),
            Map.entry("ur", UnicodeScript.ARABIC),
            Map.entry("he", UnicodeScript.HEBREW),
            Map.entry("ru", UnicodeScript.CYRILLIC),
            Map.entry("uk", UnicodeScript.CYRILLIC),
            Map.entry("bg", UnicodeScript.CYRILLIC),
            Map.entry("el", UnicodeScript.GREEK),
            Map.entry("hi", UnicodeScript.DEVANAGARI),
            Map.entry("th", UnicodeScript.THAI),
            Map.entry("ko", UnicodeScript.HANGUL),
            Map.entry("zh", UnicodeScript.HAN),
            Map.entry("ja", UnicodeScript.HAN));

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
            words(
                    "the and you your yours is are to of for an in on it it's that that's this with we i i'm i'll have has can"
                            + " could would will what which how when where who why do does did be been thank thanks great good got please"
                            + " yes no sure okay hello hi sorry let let's me my our us at or if so not may about there right well just"
                            + " like from as any much many name tell call calling more all very see noted understood welcome wonderful"
                            + " fantastic excellent lovely nice happy glad alright absolutely certainly course appreciate am was they"
                            + " their them by but need want help time before after now one first next moment speak again goodbye"
                            + " you're we're we'll don't perfect sounds also someone day morning"),
            "de",
            words(
                    "der die das und ich sie ihr ihnen ihre wir ist sind nicht ein eine einen einem mit für auf von zu im den dem"
                            + " was wie wann wo wer bitte danke vielen guten gut tag morgen ja nein haben hat können möchten würden kann"
                            + " noch auch sehr gerne schön hallo uns es aber oder wenn welche viel mir mich bei zum zur dass willkommen"),
            "fr",
            words(
                    "le la les et je vous nous votre vos est sont un une des du de pour avec dans que qui quel quelle quoi comment"
                            + " combien où merci bonjour oui non très bien pas plus ce cette au aux sur mon monsieur madame c'est s'il"
                            + " plaît pouvez voulez souhaitez parfait d'accord bienvenue il elle"),
            "es",
            words(
                    "el la los las y usted su sus es son un una de del para con en que qué cuál cómo cuánto cuánta dónde gracias"
                            + " hola buenos buenas días tardes sí no muy bien por favor me le nos quiere puede tiene gusta eso esta este"
                            + " perfecto está señor señora más como llamar bienvenido"),
            "it",
            words(
                    "il lo la gli le e lei suo sua è sono un una di del della per con in che cosa come quanto dove grazie ciao"
                            + " buongiorno sì no molto bene prego può vuole ha mi ci questo questa perfetto più signore signora vorrebbe"),
            "pt",
            words(
                    "o os as e você seu sua é são um uma de do da para com em que qual como quanto onde obrigado obrigada olá bom"
                            + " dia sim não muito bem por favor pode quer tem isso este esta senhor senhora mais seja gostaria"),
            "nl",
            words(
                    "de het een en ik u uw je jij wij zijn niet met voor op van naar dat wat hoe wanneer waar wie dank bedankt"
                            + " goed goede dag ja nee heeft heb kunt kan wilt graag hallo ons maar of als welke veel mij bij hartelijk"));

    private Tongue() {}

    enum Verdict {
        FITS,
        FOREIGN,
        UNSURE
    }

    /** @param language ISO 639-1 */
    static Verdict judge(String text, String language) {
        if (wrongLetters(text, SCRIPTS.getOrDefault(language, UnicodeScript.LATIN))) {
            return Verdict.FOREIGN;
        }
        if (!SMALL_WORDS.containsKey(language)) {
            return Verdict.FITS;
        }
        var said = text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}']+");
        var own = count(said, language);
        var other = SMALL_WORDS.keySet().stream()
                .filter(name -> !name.equals(language))
                .mapToLong(name -> count(said, name))
                .max()
                .orElse(0);
        if (other >= 2 && other * 2 > own * 3) {
            return Verdict.FOREIGN;
        }
        return own > 0 && own >= other ? Verdict.FITS : Verdict.UNSURE;
    }

    private static boolean wrongLetters(String text, UnicodeScript expected) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        var right = text.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> isOf(UnicodeScript.of(letter), expected))
                .count();
        return letters > 0 && right * 2 < letters;
    }

    private static boolean isOf(UnicodeScript script, UnicodeScript expected) {
        return script == expected
                || (expected == UnicodeScript.HAN
                        && (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA));
    }

    private static long count(String[] said, String language) {
        var small = SMALL_WORDS.getOrDefault(language, Set.of());
        return Arrays.stream(said).filter(small::contains).count();
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
