# Tasks with a queue of jobs, timeouts and errors.
import asyncio


class Jobs:
    def __init__(self):
        self.waiting = asyncio.Queue()
        self.done = []

    async def work(self, name):
        while True:
            job = await self.waiting.get()
            if job is None:
                return name
            try:
                self.done.append(await self.carry_out(job))
            except ValueError as error:
                self.done.append(str(error))

    async def carry_out(self, job):
        await asyncio.sleep(0)
        if job % 11 == 0:
            raise ValueError(f"job {job}")
        return job * job


async def main(count):
    jobs = Jobs()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(jobs.work(f"w{n}")) for n in range(4)]
        for n in range(count):
            jobs.waiting.put_nowait(n)
            if n % 50 == 0:
                await asyncio.sleep(0)
        for _ in tasks:
            await jobs.waiting.put(None)
    await asyncio.sleep(0.001)
    return len(jobs.done), sorted(task.result() for task in tasks)


print(asyncio.run(main(2500)))
