package dev.parley;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the house: every room and the rooms it may import. A room that is not on it does not exist. */
class RoomsTest {
    private static final String HOUSE = "dev.parley.";

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("audio", Set.of()),
            entry("talk", Set.of()),
            entry("line", Set.of("audio", "talk")),
            entry("listen", Set.of("audio", "talk")),
            entry("speak", Set.of("audio", "talk")),
            entry("qualify", Set.of("talk")),
            entry("model", Set.of()),
            entry("think", Set.of("access", "knowledge", "talk", "model")),
            entry("call", Set.of("audio", "line", "listen", "qualify", "speak", "talk", "think")),
            entry("web", Set.of("access", "talk")),
            entry("ops", Set.of("access", "talk")),
            entry("access", Set.of()),
            entry(
                    "aftercall",
                    Set.of(
                            "access",
                            "audio",
                            "crm",
                            "desk",
                            "followup",
                            "jobs",
                            "journal",
                            "listen",
                            "model",
                            "privacy",
                            "qualify",
                            "talk")),
            entry(
                    "followup",
                    Set.of("access", "audio", "desk", "jobs", "journal", "privacy", "qualify", "speak", "talk")),
            entry("jobs", Set.of("access", "privacy")),
            entry("journal", Set.of("access", "jobs", "privacy", "talk")),
            entry("knowledge", Set.of("access")),
            entry("desk", Set.of("access", "jobs", "privacy", "talk")),
            entry("usage", Set.of("access", "jobs", "model", "privacy")),
            entry("crm", Set.of("access", "desk", "jobs", "privacy")),
            entry("privacy", Set.of("access")),
            entry("demo", Set.of("audio", "ops", "speak")));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley");

    @Test
    void everyRoomIsOnTheMapAndLivedIn() {
        var lived = classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(RoomsTest::room)
                .collect(Collectors.toSet());
        assertThat(lived).isEqualTo(MAY_IMPORT.keySet());
    }

    @Test
    void roomsImportOnlyWhatTheMapAllows() {
        assertThat(crossings().filter(d -> !allowed(d)).map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void theMapOffersNoDoorThatNobodyUses() {
        var used = crossings().map(RoomsTest::door).collect(Collectors.toSet());
        var offered = MAY_IMPORT.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(to -> e.getKey() + " -> " + to))
                .collect(Collectors.toCollection(TreeSet::new));
        offered.removeAll(used);
        assertThat(offered).isEmpty();
    }

    @Test
    void theMapHasNoCycle() {
        var open = new HashMap<>(MAY_IMPORT);
        while (open.keySet().removeIf(room -> open.get(room).stream().noneMatch(open::containsKey))) {}
        assertThat(open).isEmpty();
    }

    @Test
    void vendorPackagesAreReachedOnlyFromTheirOwnRoom() {
        assertThat(crossings().filter(d -> isVendor(d.getTargetClass())).map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        var marked = classes.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        var packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        packages.removeAll(marked);
        assertThat(packages).isEmpty();
    }

    private Stream<Dependency> crossings() {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(d -> d.getTargetClass().getPackageName().startsWith(HOUSE))
                .filter(d -> !room(d.getOriginClass()).equals(room(d.getTargetClass())));
    }

    private static boolean allowed(Dependency dependency) {
        return MAY_IMPORT
                .getOrDefault(room(dependency.getOriginClass()), Set.of())
                .contains(room(dependency.getTargetClass()));
    }

    private static String door(Dependency dependency) {
        return room(dependency.getOriginClass()) + " -> " + room(dependency.getTargetClass());
    }

    private static boolean isVendor(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length()).contains(".");
    }

    private static String room(JavaClass type) {
        var path = type.getPackageName() + ".";
        return path.startsWith(HOUSE) ? path.substring(HOUSE.length()).replaceFirst("\\..*", "") : "";
    }
}
