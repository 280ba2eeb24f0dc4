/**
 * What must hold whatever goes wrong, judged from outside: these classes see the plant, the words
 * on the board and what the journal has taken, and nothing of the parts that made them.
 */
@NullMarked
package io.stackline.launch.soak.check;

import org.jspecify.annotations.NullMarked;
