@NullMarked
package dev.poolscope.client.okhttp;

import org.jspecify.annotations.NullMarked;
