package dev.parley.speak;

import dev.parley.audio.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the best voice, and the next one when it fails before it is heard; keeps what was said. A voice that fails in
 * mid-sentence fails the sentence. Frames come on the engine's thread or on the one that asks for them.
 */
@Singleton
final class BestVoiceMouth implements Mouth {
    /** Callers who wait go before sentences that somebody may need one day. */
    private static final int PREPARED_AT_ONCE = 2;

    private final List<GuardedVoice> voices;
    private final Repertoire repertoire;
    private final Set<Fixed> missing = ConcurrentHashMap.newKeySet();

    private record Fixed(Sentence sentence, int rateHz) {}

    @Inject
    BestVoiceMouth(VoiceChain chain, SpeakConfiguration configuration) {
        this(chain, configuration.cache().asLongValue());
    }

    BestVoiceMouth(VoiceChain chain, long cacheBytes) {
        this.voices = chain.voices();
        this.repertoire = new Repertoire(cacheBytes);
    }

    @Override
    public Multi<Frame> say(Sentence sentence, int rateHz) {
        var text = Speakable.of(sentence);
        return text.text().isEmpty() ? Multi.createFrom().empty() : from(0, text, rateHz);
    }

    @Override
    public Uni<Void> prepare(List<Sentence> sentences, int rateHz) {
        return prepare(sentences.stream().map(s -> new Fixed(s, rateHz)).toList());
    }

    /** Tries again what could not be prepared, or only with a lesser voice. */
    Uni<Void> prepareMissing() {
        return prepare(List.copyOf(missing));
    }

    private Uni<Void> prepare(List<Fixed> sentences) {
        return Multi.createFrom()
                .iterable(sentences)
                .onItem()
                .transformToUni(this::prepare)
                .merge(PREPARED_AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> prepare(Fixed fixed) {
        return say(fixed.sentence(), fixed.rateHz())
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull()
                .invoke(() -> {
                    if (isKeptInBestVoice(fixed)) {
                        missing.remove(fixed);
                    } else {
                        missing.add(fixed);
                    }
                });
    }

    private boolean isKeptInBestVoice(Fixed fixed) {
        var text = Speakable.of(fixed.sentence());
        return text.text().isEmpty()
                || voices.stream().limit(1).anyMatch(best -> repertoire
                        .find(key(best, text, fixed.rateHz()))
                        .isPresent());
    }

    private Multi<Frame> from(int number, Sentence sentence, int rateHz) {
        if (number == voices.size()) {
            return Multi.createFrom().failure(new VoiceException(VoiceChain.REMEDY));
        }
        var voice = voices.get(number);
        var frames = repertoire.frames(key(voice, sentence, rateHz), () -> voice.frames(sentence, rateHz));
        if (number + 1 == voices.size()) {
            return frames;
        }
        return Multi.createFrom().deferred(() -> {
            var heard = new AtomicBoolean();
            return frames.onItem()
                    .invoke(() -> heard.set(true))
                    .onFailure(failure -> !heard.get())
                    .recoverWithMulti(() -> from(number + 1, sentence, rateHz));
        });
    }

    private static Repertoire.Key key(GuardedVoice voice, Sentence sentence, int rateHz) {
        return new Repertoire.Key(voice.name(), rateHz, sentence);
    }
}
