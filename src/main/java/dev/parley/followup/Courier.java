package dev.parley.followup;

import dev.parley.access.TeamId;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.qualify.Profiles;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one follow-up to its gateway: not without an address, not at night, not to those who have opted out, and SMS
 * not twice. Fails as a job does. Thread-safe.
 */
@Singleton
class Courier {
    private final Gateways gateways;
    private final Ledger ledger;
    private final LeadDesk desk;
    private final Profiles profiles;
    private final Hours hours;
    private final Zones zones;
    private final Optional<Set<String>> countries;
    private final InstantSource clock;

    @Inject
    Courier(Gateways gateways, Ledger ledger, LeadDesk desk, Profiles profiles, FollowUpConfig config) {
        this(gateways, ledger, desk, profiles, config, InstantSource.system());
    }

    Courier(
            Gateways gateways,
            Ledger ledger,
            LeadDesk desk,
            Profiles profiles,
            FollowUpConfig config,
            InstantSource clock) {
        this.gateways = gateways;
        this.ledger = ledger;
        this.desk = desk;
        this.profiles = profiles;
        this.clock = clock;
        hours = Hours.of(config.hours());
        zones = Zones.of(config);
        countries = config.countries();
    }

    Uni<Delivery> deliver(Job job, Errand errand) {
        var gateway = gateways.by(errand.channel());
        if (gateway.isEmpty()) {
            return Uni.createFrom().item(Delivery.not(errand.channel().spoken() + " is not configured"));
        }
        return address(job, errand).flatMap(found -> found.map(to -> deliver(job, errand, to, gateway.get()))
                .orElseGet(() -> Uni.createFrom().item(Delivery.not("no address is known"))));
    }

    /** The one that was said, else the one that the desk knows. */
    private Uni<Optional<String>> address(Job job, Errand errand) {
        var said = normal(errand.channel(), errand.to());
        return said.isPresent() || !errand.leadIsOurs()
                ? Uni.createFrom().item(said)
                : desk.reach(new TeamId(job.team()), errand.lead())
                        .map(reach -> switch (errand.channel()) {
                            case EMAIL -> reach.email();
                            case SMS -> reach.phone();
                        })
                        .onFailure(NotFoundException.class)
                        .recoverWithItem("")
                        .map(known -> normal(errand.channel(), known));
    }

    private Optional<String> normal(Channel channel, String given) {
        return Addresses.of(channel, channel == Channel.SMS ? desk.phone(given) : given);
    }

    private Uni<Delivery> deliver(Job job, Errand errand, String to, GuardedGateway gateway) {
        if (errand.channel() == Channel.SMS && !isServed(to)) {
            return Uni.createFrom().item(Delivery.not("numbers of that country get none (parley.followup.countries)"));
        }
        var zone = zones.at(to);
        var wait = hours.until(clock.instant().atZone(zone));
        if (!wait.isZero()) {
            throw new Later(wait, "It is not a time of day to send at, where the receiver is (parley.followup.hours).");
        }
        var letter = letter(job, errand, to, zone);
        var team = new TeamId(job.team());
        return ledger.leave(team, job.id(), errand, to, errand.channel() == Channel.EMAIL)
                .flatMap(leave -> switch (leave) {
                    case Leave.Granted() -> sent(team, letter, gateway);
                    case Leave.Denied(var reason) -> Uni.createFrom().item(Delivery.not(reason));
                    case Leave.Sent _ -> Uni.createFrom().item(Delivery.sent(letter.text()));
                    case Leave.Unclear() ->
                        ledger.end(team, job.id(), Ledger.UNCLEAR, "An earlier try was cut off.")
                                .replaceWith(Delivery.unclear());
                });
    }

    private boolean isServed(String phone) {
        return countries.isEmpty()
                || Addresses.country(phone).filter(countries.get()::contains).isPresent();
    }

    private Uni<Delivery> sent(TeamId team, Letter letter, GuardedGateway gateway) {
        return gateway.send(letter)
                .flatMap(reference ->
                        ledger.end(team, letter.id(), Ledger.SENT, reference).replaceWith(Delivery.sent(letter.text())))
                .onFailure(GatewayException.class)
                .recoverWithUni(failure -> missed(team, letter, (GatewayException) failure));
    }

    private Uni<Delivery> missed(TeamId team, Letter letter, GatewayException failure) {
        var why = String.valueOf(failure.getMessage());
        return ledger.end(
                        team,
                        letter.id(),
                        failure instanceof GatewayException.Unclear ? Ledger.UNCLEAR : Ledger.FAILED,
                        why)
                .map(_ -> switch (failure) {
                    case GatewayException.Unclear _ -> Delivery.unclear();
                    case GatewayException.Failing _ -> throw new Setback(why, failure);
                    case GatewayException.Busy busy -> throw new Later(busy.pause(), why);
                    case GatewayException.Refusing _ -> throw new Hopeless(why, failure);
                });
    }

    private Letter letter(Job job, Errand errand, String to, ZoneId zone) {
        var wording = Wording.in(errand.language(), profiles.current().company());
        return switch (errand.channel()) {
            case SMS -> new Letter(job.id(), to, "", wording.sms(errand), "");
            case EMAIL -> {
                var lines = wording.lines(errand, zone);
                yield new Letter(job.id(), to, wording.subject(), wording.text(lines), wording.html(lines));
            }
        };
    }
}
