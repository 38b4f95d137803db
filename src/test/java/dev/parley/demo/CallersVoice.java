package dev.parley.demo;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** espeak-ng as a caller's voice, at 8 kHz; run as the companions' keys say, or from the PATH. */
record CallersVoice(Map<String, String> keys) {
    private static final int RATE_HZ = 8000;

    Pcm say(String text) {
        var command = new ArrayList<>(List.of(
                keys.getOrDefault("parley.speak.espeak.command", "espeak-ng").split(",")));
        command.addAll(List.of("--stdin", "--stdout", "-b", "1", "-v", "en-gb"));
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            if (keys.containsKey("parley.speak.espeak.data")) {
                builder.environment().put("ESPEAK_DATA_PATH", keys.get("parley.speak.espeak.data"));
            }
            var espeak = builder.start();
            try (var ear = espeak.getOutputStream()) {
                ear.write(text.getBytes(StandardCharsets.UTF_8));
            }
            var sound = Wav.read(espeak.getInputStream().readAllBytes()).mono();
            return Resampler.convert(sound, RATE_HZ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
