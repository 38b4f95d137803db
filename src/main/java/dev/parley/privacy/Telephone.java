package dev.parley.privacy;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** It is a telephone number. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Telephone.Check.class)
@interface Telephone {
    String message() default
            "must be a telephone number such as +14155550123; without its country only where"
                    + " parley.desk.region says which is meant";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks whoever knows numbers; only then, as checks are made while the application is built. */
    @Singleton
    final class Check implements ConstraintValidator<Telephone, String> {
        private final Provider<NumberForm> form;

        Check(Provider<NumberForm> form) {
            this.form = form;
        }

        @Override
        public boolean isValid(@Nullable String given, ConstraintValidatorContext context) {
            return given != null && Phone.is(given, form.get());
        }
    }
}
