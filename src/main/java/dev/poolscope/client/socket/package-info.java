@NullMarked
package dev.poolscope.client.socket;

import org.jspecify.annotations.NullMarked;
