package dev.parley.crm;

import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Later;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes to the CRM that the configuration names, behind its breaker, and keeps a receipt of each try. */
@Singleton
final class ChosenCrm implements Crm {
    private final Receipts receipts;
    private final CrmConfig config;
    private final List<Target> targets;
    private final Map<String, GuardedTarget> guarded;

    @Inject
    ChosenCrm(Receipts receipts, CrmConfig config, @Any Instance<Target> targets) {
        this(receipts, config, targets.stream().toList());
    }

    ChosenCrm(Receipts receipts, CrmConfig config, List<Target> targets) {
        this.receipts = receipts;
        this.config = config;
        this.targets = targets;
        this.guarded = targets.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Target::name, target -> new GuardedTarget(target, config.breaker())));
    }

    void check(@Observes StartupEvent started) {
        targets.stream()
                .filter(target -> target.name().equals(config.target()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parley.crm.target is \"" + config.target()
                        + "\". It can be "
                        + guarded.keySet().stream().sorted().collect(Collectors.joining(", ")) + "."))
                .check();
    }

    @Override
    public Uni<Receipt> communicate(Communication what) {
        return once(
                what.origin(),
                () -> attempt(
                        what.origin(),
                        what.contact(),
                        "communication",
                        letters -> target -> target.communicate(what, letters)));
    }

    @Override
    public Uni<Receipt> task(Task what) {
        return once(
                what.origin(),
                () -> attempt(what.origin(), what.contact(), "task", letters -> target -> target.task(what, letters)));
    }

    @Override
    public Uni<Receipt> update(LeadChange what) {
        return once(
                what.origin(),
                () -> what.decided() || config.changeStage()
                        ? attempt(
                                what.origin(),
                                what.contact(),
                                "update",
                                letters -> target -> target.update(what, letters))
                        : suggested(what));
    }

    private interface Question extends Function<Correspondence, Function<Target, Uni<String>>> {}

    private Uni<Receipt> suggested(LeadChange change) {
        var letters = new Correspondence();
        letters.sent("suggestion", ChangeJson.of(change).toString());
        return receipts.keep(new Receipts.Entry(
                        change.origin(), change.contact(), "update", "", ReceiptRow.SUGGESTED, "", "", letters))
                .replaceWith(new Receipt.Suggested());
    }

    private Uni<Receipt> once(Origin origin, Supplier<Uni<Receipt>> unlessWritten) {
        return receipts.find(origin).flatMap(known -> known.filter(row -> row.outcome.equals(ReceiptRow.WRITTEN))
                .<Uni<Receipt>>map(row -> Uni.createFrom().item(new Receipt.Written(row.target, row.reference)))
                .orElseGet(unlessWritten));
    }

    private Uni<Receipt> attempt(Origin origin, Contact contact, String kind, Question question) {
        var letters = new Correspondence();
        var target = guarded.get(config.target());
        if (target == null) {
            return Uni.createFrom().failure(new Hopeless("There is no CRM " + config.target() + "."));
        }
        return target.ask(what ->
                        Uni.createFrom().deferred(() -> question.apply(letters).apply(what)))
                .flatMap(reference -> receipts.keep(new Receipts.Entry(
                                origin, contact, kind, target.name(), ReceiptRow.WRITTEN, reference, "", letters))
                        .<Receipt>replaceWith(new Receipt.Written(target.name(), reference)))
                .onFailure(CrmException.class)
                .call(failure -> receipts.keep(new Receipts.Entry(
                        origin,
                        contact,
                        kind,
                        target.name(),
                        outcome((CrmException) failure),
                        "",
                        String.valueOf(failure.getMessage()),
                        letters)))
                .onFailure(CrmException.class)
                .transform(failure -> forJobs((CrmException) failure));
    }

    /** As the job that asked understands it. */
    private static RuntimeException forJobs(CrmException trouble) {
        var message = String.valueOf(trouble.getMessage());
        return switch (trouble) {
            case CrmException.Failing failing -> failing;
            case CrmException.Refusing refusing -> new Hopeless(message, refusing);
            case CrmException.Busy busy -> new Later(busy.pause(), message);
        };
    }

    private static String outcome(CrmException trouble) {
        return switch (trouble) {
            case CrmException.Failing _ -> ReceiptRow.FAILED;
            case CrmException.Refusing _ -> ReceiptRow.REFUSED;
            case CrmException.Busy _ -> ReceiptRow.WAITING;
        };
    }
}
