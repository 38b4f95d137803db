package dev.parley.followup.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.followup.FollowUpSettings;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayException;
import dev.parley.followup.Letter;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeSmtp.class)
class SmtpGatewayTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    ReactiveMailer mailer;

    @Inject
    @Any
    Instance<Gateway> gateways;

    @SuppressWarnings("NullAway.Init") // filled in by FakeSmtp
    FakeSmtp smtp;

    private final UUID id = UUID.randomUUID();

    @Test
    void aMailHasBothKindsOfTextAndOneIdHoweverOftenItIsTried() {
        var to = "jane." + id + "@school.example";
        var letter = new Letter(
                id, to, "Ihr Anruf bei Müller", "Guten Tag Jürgen,\n\nسلام 🙂\n.\nEnde\n", "<p>Guten Tag</p>");
        assertThat(send(letter)).isEqualTo("<" + id + "@sender.example>");
        send(letter);
        assertThat(smtp.to(to)).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.recipients()).containsExactly(to);
            assertThat(mail.headers("Message-ID")).containsExactly("<" + id + "@sender.example>");
            assertThat(mail.headers("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.headers("To")).containsExactly(to);
            assertThat(mail.headers("Bcc")).isEmpty();
            assertThat(mail.headers("From").getFirst()).contains("parley@sender.example");
            assertThat(mail.headers("Subject").getFirst())
                    .startsWith("=?UTF-8?")
                    .doesNotContain("ü");
            assertThat(mail.headers("Content-Type").getFirst()).startsWith("multipart/alternative");
            assertThat(text(mail))
                    .contains("Guten Tag Jürgen,")
                    .contains("سلام 🙂")
                    .contains("Ende");
        });
    }

    @Test
    void aServerThatPutsOffIsTriedAgainAndOneThatRefusesIsNot() {
        var busy = letter("busy." + id + "@school.example");
        assertThat(failure(GatewayException.Failing.class, busy)).hasMessage("The mail server answered 451.");
        send(busy);
        assertThat(smtp.to(busy.to())).hasSize(1);
        assertThat(failure(GatewayException.Refusing.class, letter("refused." + id + "@school.example")))
                .hasMessageContaining("answered 550")
                .hasMessageNotContaining("school.example");
    }

    @Test
    void aServerThatSaysNothingIsLeft() {
        assertThat(failure(GatewayException.Failing.class, letter("silent." + id + "@school.example")))
                .hasMessageContaining("no answer within 700 ms");
    }

    @Test
    void withoutASenderItIsNotConfigured() {
        var config = FollowUpSettings.with(Map.of());
        assertThat(new SmtpGateway(mailer, config, Optional.empty()).isConfigured())
                .isFalse();
        assertThat(gateways.stream().filter(gateway -> gateway.isConfigured()).map(Gateway::name))
                .containsExactly("smtp");
    }

    private static Letter letter(String to) {
        return new Letter(UUID.randomUUID(), to, "Your call", "Hello", "<p>Hello</p>");
    }

    private String send(Letter letter) {
        return Smtps.with(mailer, FollowUpSettings.with(Map.of()))
                .send(letter)
                .await()
                .atMost(SOON);
    }

    private <T extends GatewayException> T failure(Class<T> kind, Letter letter) {
        return catchThrowableOfType(kind, () -> send(letter));
    }

    /** The plain part, decoded. */
    private static String text(FakeSmtp.Mail mail) {
        var lines = mail.lines();
        int type = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("Content-Type: text/plain"))
                .findFirst()
                .orElseThrow());
        int begin = type + lines.subList(type, lines.size()).indexOf("") + 1;
        var part = lines.subList(begin, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("--"))
                .toList();
        var head = String.join("\n", lines.subList(type, begin)).toLowerCase();
        return head.contains("base64")
                ? new String(Base64.getMimeDecoder().decode(String.join("", part)), UTF_8)
                : quotedPrintable(part);
    }

    private static String quotedPrintable(List<String> lines) {
        var joined = lines.stream().collect(Collectors.joining("\n")).replace("=\n", "");
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=') {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(joined.charAt(i));
            }
        }
        return bytes.toString(UTF_8);
    }
}
