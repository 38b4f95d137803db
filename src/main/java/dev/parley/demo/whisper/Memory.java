package dev.parley.demo.whisper;

import dev.parley.audio.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sentences that were taught, and the search for them in sound that arrived. Thread-safe. */
final class Memory {
    private final List<Utterance> utterances = new CopyOnWriteArrayList<>();

    /** The same sentence, spoken as long, takes the place of the one known before. */
    synchronized void teach(Utterance utterance) {
        utterances.removeIf(known -> known.text().equals(utterance.text()) && known.frames() == utterance.frames());
        utterances.add(utterance);
    }

    void forget() {
        utterances.clear();
    }

    /** What of the taught sentences is heard, in order; speech that was never taught is passed over. */
    List<Match> recall(Pcm sound) {
        var heard = Spectrogram.of(sound);
        var search = new Search(heard);
        var found = new ArrayList<Match>();
        int cursor = search.nextVoiced(0);
        while (cursor < heard.frames()) {
            var match = search.from(cursor, utterances);
            match.ifPresent(found::add);
            cursor = search.nextVoiced(match.isPresent() ? match.get().to() : search.endOfBurst(cursor));
        }
        return found;
    }
}
