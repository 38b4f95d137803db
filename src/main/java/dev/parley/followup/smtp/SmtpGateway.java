package dev.parley.followup.smtp;

import dev.parley.followup.Channel;
import dev.parley.followup.FollowUpConfig;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayException;
import dev.parley.followup.Letter;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * E-mail through Quarkus' mailer ({@code quarkus.mailer.…}), as soon as that has a sender. Every try of a letter has the
 * same Message-ID, by which mail programs show it once.
 */
@Singleton
final class SmtpGateway implements Gateway {
    private static final int A_LASTING_FAULT = 500;

    private final ReactiveMailer mailer;
    private final FollowUpConfig config;
    private final Optional<String> sender;

    SmtpGateway(
            ReactiveMailer mailer,
            FollowUpConfig config,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> sender) {
        this.mailer = mailer;
        this.config = config;
        this.sender = sender;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isConfigured() {
        return sender.isPresent();
    }

    @Override
    public Uni<String> send(Letter letter) {
        var id = "<" + letter.id() + "@" + domain() + ">";
        var mail = new Mail()
                .addTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", id)
                // no answer by a holiday notice, please (RFC 3834)
                .addHeader("Auto-Submitted", "auto-generated");
        return onTheContextThatAsked(mailer.send(mail)
                .ifNoItem()
                .after(config.timeout())
                .failWith(() -> new GatewayException.Failing("The mail server gave no answer within "
                        + config.timeout().toMillis() + " ms (parley.followup.timeout)."))
                .onFailure(failure -> !(failure instanceof GatewayException))
                .transform(SmtpGateway::told)
                .replaceWith(id));
    }

    /** A server's own words may quote the address, so only its reply code is told. */
    private static GatewayException told(Throwable failure) {
        if (failure instanceof SMTPException refused) {
            var sentence = "The mail server answered " + refused.getReplyCode() + ".";
            return refused.getReplyCode() >= A_LASTING_FAULT
                    ? new GatewayException.Refusing(
                            sentence + " Check quarkus.mailer.… and whether the address exists.", failure)
                    : new GatewayException.Failing(sentence, failure);
        }
        return new GatewayException.Failing(
                "The mail server cannot be reached or broke off. Check quarkus.mailer.host and .port.", failure);
    }

    private String domain() {
        var from = sender.orElse("").replaceFirst(">.*", "");
        var domain = from.substring(from.indexOf('@') + 1);
        return domain.matches("[A-Za-z0-9.-]+") ? domain : "parley";
    }

    private static <T> Uni<T> onTheContextThatAsked(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(command -> context.runOnContext(_ -> command.run()));
    }
}
