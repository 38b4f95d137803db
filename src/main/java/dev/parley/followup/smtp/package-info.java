/** E-mail by SMTP, through Quarkus' mailer. */
@NullMarked
package dev.parley.followup.smtp;

import org.jspecify.annotations.NullMarked;
