package dev.parley.demo;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Teaches the stand-in speech recogniser the lines of a scripted caller. Blocks; for virtual threads. */
@Singleton
class Lessons {
    private static final Logger LOG = Logger.getLogger(Lessons.class);
    private static final String BOUNDARY = "parley-lesson";

    private final DemoConfig config;
    private final HttpClient http = HttpClient.newHttpClient();

    Lessons(DemoConfig config) {
        this.config = config;
    }

    /** Without a stand-in there is nothing to teach: a real engine understands by itself. */
    void teach(Pcm sound, String text) {
        config.whisper().url().ifPresent(url -> post(URI.create(url).resolve("/teach"), sound, text));
    }

    private void post(URI where, Pcm sound, String text) {
        try {
            var request = HttpRequest.newBuilder(where)
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(form(sound, text)))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                LOG.warnf("The stand-in recogniser did not learn \"%s\": %s", text, answer.body());
            }
        } catch (IOException e) {
            LOG.warnf("The stand-in recogniser at %s cannot be taught: %s", where, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] form(Pcm sound, String text) {
        var form = new ByteArrayOutputStream();
        part(form, "text", "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
        part(form, "file\"; filename=\"line.wav", "audio/wav", Wav.write(sound));
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String name, String type, byte[] content) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: "
                + type + "\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
