package dev.parley.speak;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** The voices that are configured, best first; the order is that of their {@code @Priority}. */
@Singleton
final class VoiceChain {
    static final String REMEDY =
            "Install espeak-ng, or set parley.speak.piper.url or parley.speak.openai.url to a server that speaks.";

    private final List<GuardedVoice> voices;

    VoiceChain(@All List<Voice> all) {
        var configured = all.stream().filter(Voice::configured).toList();
        this.voices = IntStream.range(0, configured.size())
                .mapToObj(i -> i + 1 < configured.size()
                        ? GuardedVoice.behindBreaker(configured.get(i))
                        : GuardedVoice.always(configured.get(i)))
                .toList();
    }

    List<GuardedVoice> voices() {
        return voices;
    }
}
