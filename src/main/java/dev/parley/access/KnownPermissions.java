package dev.parley.access;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All of them are words of {@link Permissions}. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownPermissions.Check.class)
@interface KnownPermissions {
    String message() default "must be permissions such as leads:read; the documentation of the API lists them";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks them up. */
    final class Check implements ConstraintValidator<KnownPermissions, Set<String>> {
        @Override
        public boolean isValid(@Nullable Set<String> scopes, ConstraintValidatorContext context) {
            return scopes == null || Permissions.ALL.containsAll(scopes);
        }
    }
}
