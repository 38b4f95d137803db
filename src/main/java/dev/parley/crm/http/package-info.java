/** Any CRM that takes JSON over HTTP: paths and fields are configuration, Parley's own are the default. */
@NullMarked
package dev.parley.crm.http;

import org.jspecify.annotations.NullMarked;
