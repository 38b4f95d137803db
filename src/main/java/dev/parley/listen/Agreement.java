package dev.parley.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be relied on in the transcripts of a turn that is still growing: the words at the start on which the last two
 * of them agree (LocalAgreement-2: Liu, Spanakis, Niehues, Interspeech 2020). Words once relied on stay; only their
 * spelling follows the newest transcript that has them. Immutable.
 *
 * @param committed words that will not change any more
 * @param loose what the newest transcript adds, and the next one may take back
 */
public record Agreement(List<String> committed, List<String> loose) {
    /** Before the first transcript. */
    public static final Agreement START = new Agreement(List.of(), List.of());

    public Agreement {
        committed = List.copyOf(committed);
        loose = List.copyOf(loose);
    }

    /** After the next transcript of the whole turn so far. */
    public Agreement hear(String transcript) {
        var newer = Words.of(transcript);
        int same = 0;
        var older = older();
        while (same < Math.min(older.size(), newer.size()) && Words.same(older.get(same), newer.get(same))) {
            same++;
        }
        var relied = new ArrayList<>(newer.subList(0, same));
        relied.addAll(committed.subList(Math.min(same, committed.size()), committed.size()));
        return new Agreement(relied, newer.subList(Math.min(relied.size(), newer.size()), newer.size()));
    }

    /** The words that will not change any more, as text. */
    public String stable() {
        return String.join(" ", committed);
    }

    /** The words that may change, as text. */
    public String tail() {
        return String.join(" ", loose);
    }

    /** Everything heard so far, as text. */
    public String text() {
        return String.join(" ", older());
    }

    private List<String> older() {
        return Stream.concat(committed.stream(), loose.stream()).toList();
    }
}
