package dev.parley.qualify.english;

import dev.parley.qualify.Phrases;
import dev.parley.qualify.Utterance;
import java.util.Map;
import java.util.Optional;

/** A word spelled letter by letter: "A N N A", "double n", "b as in bravo". */
record Spelling(String letters, int to) {
    private static final Phrases LEAD_IN = Phrases.of(
            "thats",
            "spelled",
            "spelt",
            "spelling",
            "that is",
            "thats spelled",
            "it is spelled",
            "its spelled",
            "which is spelled",
            "spelled like");
    private static final Phrases LIKE = Phrases.of("as in", "for", "like", "like in");
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);
    private static final int FEWEST = 2;

    /** The spelled word that starts at this place, of at least two letters. */
    static Optional<Spelling> at(Utterance said, int start) {
        var letters = new StringBuilder();
        int at = start;
        while (at < said.size()) {
            var word = said.word(at);
            if (TIMES.containsKey(word) && isLetter(said.word(at + 1))) {
                var letter = said.word(at + 1);
                letters.append(letter.equals("u") ? "w" : letter.repeat(TIMES.get(word)));
                at += 2;
            } else if (isLetter(word)) {
                letters.append(word);
                at++;
                var like = LIKE.at(said, at);
                at += like > 0 && said.word(at + like).startsWith(word) ? like + 1 : 0;
            } else {
                break;
            }
        }
        return letters.length() >= FEWEST ? Optional.of(new Spelling(letters.toString(), at)) : Optional.empty();
    }

    /** The place after "that's spelled", when letters follow there. */
    static int skipLeadIn(Utterance said, int at) {
        var next = at + LEAD_IN.at(said, at);
        return at(said, next).isPresent() ? next : at;
    }

    private static boolean isLetter(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }
}
