package dev.parley.bench;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.bench.engines.Spoken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** espeak-ng speaks the callers' lines beforehand. */
final class Voice {
    private static final int RATE_HZ = 8_000;

    private final List<String> command;
    private final String data;

    Voice(Workplace workplace) {
        command = Stream.of(workplace
                        .configured("parley.speak.espeak.command")
                        .orElse("espeak-ng")
                        .split("(?<!\\\\),"))
                .map(word -> word.replace("\\,", ","))
                .toList();
        data = workplace.configured("parley.speak.espeak.data").orElse("");
    }

    /** 8 kHz. */
    Pcm say(Spoken line) {
        var all = new ArrayList<>(command);
        all.addAll(List.of("--stdin", "--stdout", "-v", line.voice(), "-s", Integer.toString(line.speed())));
        var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!data.isEmpty()) {
            builder.environment().put("ESPEAK_DATA_PATH", data);
        }
        try {
            var process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(line.words().getBytes(StandardCharsets.UTF_8));
            }
            var wav = process.getInputStream().readAllBytes();
            return Resampler.convert(Wav.read(wav).mono(), RATE_HZ);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("espeak-ng cannot be run", e);
        }
    }
}
