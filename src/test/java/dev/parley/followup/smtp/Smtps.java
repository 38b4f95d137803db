package dev.parley.followup.smtp;

import dev.parley.followup.FollowUpConfig;
import dev.parley.followup.Gateway;
import io.quarkus.mailer.reactive.ReactiveMailer;
import java.util.Optional;

/** For the tests of other packages. */
public final class Smtps {
    private Smtps() {}

    public static Gateway with(ReactiveMailer mailer, FollowUpConfig config) {
        return new SmtpGateway(mailer, config, Optional.of("Parley <parley@sender.example>"));
    }
}
