/** Start-up and what runs beside the application: embedded services, health, metrics, the first words on the terminal. */
@NullMarked
package dev.parley.ops;

import org.jspecify.annotations.NullMarked;
