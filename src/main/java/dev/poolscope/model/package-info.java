/// What everything speaks about: events of connections and requests, the reasons why connections
/// close and requests fail. Records and enums only; depends on the JDK alone.
@NullMarked
package dev.poolscope.model;

import org.jspecify.annotations.NullMarked;
