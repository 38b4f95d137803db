package dev.parley.access;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every endpoint of the API, found on the class path. */
final class Endpoints {
    private Endpoints() {}

    /**
     * One method of a resource.
     *
     * @param permissions any of them will do; empty when it says nothing
     * @param takes the media type of its body
     */
    record Endpoint(String verb, String path, String method, Set<String> permissions, String takes) {
        boolean opensTo(Set<String> held) {
            return permissions.stream().anyMatch(held::contains);
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    static List<Endpoint> all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.parley").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> Stream.of(loaded(type.getName()).getDeclaredMethods()))
                        .flatMap(method -> verb(method).map(verb -> endpoint(verb, method)).stream())
                        .toList();
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .flatMap(one -> Stream.ofNullable(one.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Endpoint endpoint(String verb, Method method) {
        var type = method.getDeclaringClass();
        var path = (path(type) + "/" + path(method)).replaceAll("/+", "/").replaceFirst("(.)/$", "$1");
        return new Endpoint(
                verb,
                path.startsWith("/") ? path : "/" + path,
                type.getSimpleName() + "." + method.getName(),
                permissions(method).or(() -> permissions(type)).orElse(Set.of()),
                takes(method));
    }

    private static String takes(Method method) {
        return Optional.ofNullable(method.getAnnotation(Consumes.class))
                .map(consumes -> consumes.value()[0])
                .orElse(MediaType.APPLICATION_JSON);
    }

    private static String path(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
    }

    private static Optional<Set<String>> permissions(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(PermissionsAllowed.class))
                .map(allowed -> Set.of(allowed.value()));
    }
}
