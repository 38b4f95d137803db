package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateAsteriskTest {
    @Test
    void itComesUpWithTheKeysThatAriAnswersTo(@TempDir Path home) throws Exception {
        var surroundings = new TestSurroundings(home);
        surroundings.with(new PrivatePrograms().start(surroundings));
        var asterisk = new PrivateAsterisk();
        var keys = asterisk.start(surroundings);
        var credentials = keys.get("parley.asterisk.username") + ":" + keys.get("parley.asterisk.password");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(keys.get("parley.asterisk.url") + "/ari/asterisk/info"))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        asterisk.stop();
        assertThat(answer.body()).contains("\"name\":\"parley-" + keys.get("parley.demo.sip-port"));
    }
}
