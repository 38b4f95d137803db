package dev.parley.demo.whisper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;

/**
 * One sentence heard before the first request: a stand-in outlives the live reloads of development, and a class that
 * was not loaded by then cannot be loaded from the closed class loader. The first caller is answered faster, too.
 */
final class Rehearsal {
    private static final int RATE_HZ = 8000;
    private static final String HEAD = """
            --b\r
            Content-Disposition: form-data; name="response_format"\r
            \r
            verbose_json\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="rehearsal.wav"\r
            Content-Type: audio/wav\r
            \r
            """;

    private Rehearsal() {}

    static void of(StandInWhisper whisper) throws InterruptedException {
        var sound = chirp();
        whisper.teach(sound, "rehearsal");
        var form = HEAD + new String(Wav.write(sound), ISO_8859_1) + "\r\n--b--\r\n";
        whisper.transcribe(new StandInWhisper.Request("multipart/form-data; boundary=b", form.getBytes(ISO_8859_1)));
        whisper.forget();
    }

    /** A second that sounds different at every moment. */
    private static Pcm chirp() {
        var samples = new short[RATE_HZ];
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / RATE_HZ;
            samples[i] = (short) (8000 * Math.sin(2 * Math.PI * (300 + 1000 * seconds) * seconds));
        }
        return new Pcm(samples, RATE_HZ);
    }
}
