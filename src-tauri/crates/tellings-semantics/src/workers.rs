//! One sequence for each processor.
//!
//! Two processors that each read a sequence of their own are done sooner than
//! two that share the arithmetic of one, and a sequence that is read alone is
//! read the same in any company.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use rten::{RunOptions, ThreadPool};
use tellings_collate::Stopped;

/// The processors that read.
#[derive(Debug)]
pub(crate) struct Workers {
    /// One pool of a single thread for each of them.
    pools: Vec<Arc<ThreadPool>>,
}

impl Workers {
    /// As many as the machine has processors.
    pub(crate) fn new() -> Self {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let pool = |_| Arc::new(ThreadPool::with_num_threads(1));
        Self {
            pools: (0..count).map(pool).collect(),
        }
    }

    /// Does `work` for each number below `count` and gives what it came to, in
    /// their order. `go_on` hears of every number that is done; `false` ends
    /// the work.
    ///
    /// # Errors
    ///
    /// If `go_on` said so, or the first failure.
    pub(crate) fn each<T: Send>(
        &self,
        count: usize,
        work: impl Fn(usize, RunOptions) -> Result<T, Stopped> + Sync,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<T>, Stopped> {
        let next = AtomicUsize::new(0);
        let ended = AtomicBool::new(false);
        let mut done: Vec<Option<T>> = std::iter::repeat_with(|| None).take(count).collect();
        std::thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            for pool in self.pools.iter().take(count) {
                let (sender, work, next, ended) = (sender.clone(), &work, &next, &ended);
                scope.spawn(move || {
                    while !ended.load(Ordering::Relaxed) {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            break;
                        }
                        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
                        // Nobody listens once the work has ended.
                        let _ = sender.send((number, work(number, options)));
                    }
                });
            }
            drop(sender);
            for (number, result) in receiver {
                let result = result.and_then(|result| {
                    if go_on(number) {
                        Ok(result)
                    } else {
                        Err(Stopped { reason: None })
                    }
                });
                match result {
                    Ok(result) => done[number] = Some(result),
                    Err(stopped) => {
                        ended.store(true, Ordering::Relaxed);
                        return Err(stopped);
                    }
                }
            }
            Ok(())
        })?;
        Ok(done.into_iter().flatten().collect())
    }
}
