package dev.parley.aftercall.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] CONTENT = "some bytes".getBytes(UTF_8);

    private final Host host = new Host().file("/call.ogg", CONTENT);

    @TempDir
    Path folder;

    @AfterEach
    void closeHost() {
        host.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aRecordingOfAnAllowedHostArrivesWithItsQuery() throws Exception {
        assertThat(fetch(Limits.loopback(), host.url("/call.ogg?X-Amz-Signature=a%2Fb")))
                .isEqualTo(CONTENT.length);
        assertThat(into()).hasBinaryContent(CONTENT);
        assertThat(host.asked()).containsExactly("127.0.0.1:" + host.port() + "/call.ogg?X-Amz-Signature=a%2Fb");
    }

    @Test
    void theHostIsCalledByItsNameAtTheAddressThatWasChecked() {
        fetch(Limits.loopback(), "http://localhost:" + host.port() + "/call.ogg");
        assertThat(host.asked()).containsExactly("localhost:" + host.port() + "/call.ogg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/x",
                "https://127.0.0.1.evil.example/",
                "ftp://127.0.0.1/x",
                "gopher://127.0.0.1/",
                "http://user:pass@127.0.0.1/x",
                "http:///x",
                "//127.0.0.1/x",
                "",
                "not an address",
                "http://[::1]/x",
                "jar:file:///tmp/a.jar!/b",
                "data:audio/wav;base64,UklGRg==",
                "http://127.1/x",
                "http://2130706433/x"
            })
    void whatIsNotAllowedIsRefusedBeforeAnybodyIsAsked(String address) {
        assertRefused(Limits.loopback(), address);
    }

    @Test
    void aPrivateAddressIsRefusedUnlessAllowed() {
        assertThatThrownBy(() -> fetch(Limits.loopback().withoutPrivate(), host.url("/call.ogg")))
                .isInstanceOf(RefusedRecording.class)
                .hasMessageContaining("private-addresses");
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void wildcardsCoverWhatIsBelowAHostAndNothingElse() {
        var places = new Places(Limits.loopback().hosts("*.example.com"), List.of());
        assertThat(places.read("https://a.b.example.com/x")).hasHost("a.b.example.com");
        assertThatThrownBy(() -> places.read("https://example.com/")).isInstanceOf(RefusedRecording.class);
        assertThatThrownBy(() -> places.read("https://badexample.com/")).isInstanceOf(RefusedRecording.class);
    }

    @Test
    void redirectsAreFollowedOnlyToWhereItMightHaveBeenAsked() {
        host.redirect("/moved", "/call.ogg");
        host.redirect("/metadata", "http://169.254.169.254/latest/meta-data/");
        host.redirect("/file", "file:///etc/passwd");
        host.redirect("/round", "/round");
        assertThat(fetch(Limits.loopback(), host.url("/moved"))).isEqualTo(CONTENT.length);
        assertRefused(Limits.loopback(), host.url("/metadata"));
        assertRefused(Limits.loopback(), host.url("/file"));
        assertRefused(Limits.loopback(), host.url("/round"));
    }

    @Test
    void aHostThatIsAllowedButLeadsToAMetadataAddressIsRefused() {
        host.redirect("/inside", "http://169.254.169.254/latest/");
        var limits = Limits.loopback().hosts("127.0.0.1", "169.254.169.254");
        var places = new Places(limits.withoutPrivate(), List.of());
        assertThatThrownBy(() -> places.site(places.read("http://169.254.169.254/latest/")))
                .isInstanceOf(RefusedRecording.class)
                .hasMessageContaining("private network");
    }

    @Test
    void fiveGigabytesAreRefusedByTheirAnnouncementAndAnEndlessAnswerOnItsWay() {
        var limits = Limits.loopback().largest(1 << 20);
        assertRefused(limits, host.url("/huge"));
        assertRefused(limits, host.url("/endless"));
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        assertUnavailable(Limits.loopback().within(Duration.ofMillis(500)), host.url("/slow"));
    }

    @Test
    void whatIsNotThereOrFailsMayComeLater() {
        assertUnavailable(Limits.loopback(), host.url("/404"));
        assertUnavailable(Limits.loopback(), host.url("/500"));
    }

    @Test
    void aFileOfAnAllowedFolderArrives() throws Exception {
        var file = Files.write(allowed().resolve("call one.ogg"), CONTENT);
        assertThat(fetch(Limits.loopback(), file.toUri().toString())).isEqualTo(CONTENT.length);
        assertThat(into()).hasBinaryContent(CONTENT);
    }

    @Test
    void filesOutsideAndWaysOutAreRefused() throws Exception {
        var secret = Files.write(folder.resolve("secret"), CONTENT);
        var link = Files.createSymbolicLink(allowed().resolve("link.ogg"), secret);
        var root = allowed().toUri().toString();
        for (var address : List.of(
                "file:///etc/passwd",
                root + "../secret",
                root + "%2e%2e/secret",
                root + "..%2fsecret",
                link.toUri().toString(),
                root + "nothing.ogg",
                root,
                root + "a%00.ogg",
                "file://server" + allowed() + "/x",
                "file:secret")) {
            assertRefused(Limits.loopback(), address);
        }
    }

    private void assertRefused(Limits limits, String address) {
        assertThatThrownBy(() -> fetch(limits, address)).as(address).isInstanceOf(RefusedRecording.class);
        assertThat(into()).doesNotExist();
    }

    private void assertUnavailable(Limits limits, String address) {
        assertThatThrownBy(() -> fetch(limits, address)).isInstanceOf(RecordingUnavailable.class);
        assertThat(into()).doesNotExist();
    }

    private long fetch(Limits limits, String address) {
        var fetch = new Fetch(VERTX, new Places(limits, List.of(allowed())), limits);
        try {
            return fetch.fetch(address, into(), limits.bytes()).await().atMost(Duration.ofSeconds(30));
        } finally {
            fetch.close();
        }
    }

    private Path into() {
        return folder.resolve("fetched.part");
    }

    private Path allowed() {
        try {
            return Files.createDirectories(folder.resolve("allowed"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
