//! Crates that read formats made of binary structures, run so that a failure
//! inside one costs a file and not the program.
//!
//! They run on a thread of their own with a large stack: a panic ends that
//! thread, and recursion that sizes and page counts already limit has room.

/// Stack for a reader; measured readers need less than a tenth of it.
const STACK: usize = 64 * 1024 * 1024;

/// Runs a reader. `None` where it panicked, or no thread could be had.
pub(crate) fn guarded<T: Send>(run: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("reader".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, run)
            .ok()?
            .join()
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_only_its_value() {
        assert_eq!(guarded(|| 1), Some(1));
        let fails = || -> u8 { panic!("as if a crate failed") };
        assert_eq!(guarded(fails), None);
    }
}
