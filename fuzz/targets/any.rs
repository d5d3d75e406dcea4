#![cfg_attr(fuzzing, no_main)]

bandwidth_callbacks_fuzz::target!(bandwidth_callbacks_fuzz::any);
