/** The lead desk, Parley's own CRM: who called, what they want, how far we are with them. */
@NullMarked
package dev.parley.desk;

import org.jspecify.annotations.NullMarked;
