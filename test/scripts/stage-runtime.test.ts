import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourcesStamp } from '../../scripts/setup/build-app.mjs'
import { stageRuntime } from '../../scripts/stage-runtime.mjs'

let root: string
let cache: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kassa-clone-'))
  cache = mkdtempSync(join(tmpdir(), 'kassa-stages-'))
  mkdirSync(join(root, 'out/main'), { recursive: true })
  writeFileSync(join(root, 'out/main/main.js'), 'main')
  writeFileSync(join(root, 'secret.key'), 'not part of the desk')
})
afterEach(() => {
  for (const folder of [root, cache]) rmSync(folder, { recursive: true })
})

const stage = () => stageRuntime(root, ['out', 'not-there'], cache)

describe('a clone the unprivileged user cannot read', () => {
  test('is laid out by hard links, with the parts named and nothing else', () => {
    const folder = stage()
    expect(readdirSync(folder)).toEqual(['out'])
    expect(statSync(join(folder, 'out/main/main.js')).ino).toBe(statSync(join(root, 'out/main/main.js')).ino)
    expect(stage()).toBe(folder)
  })

  test('gives copies of the files and folders that only root may read', () => {
    chmodSync(join(root, 'out/main/main.js'), 0o600)
    chmodSync(join(root, 'out/main'), 0o700)
    const folder = stage()
    expect(statSync(join(folder, 'out/main/main.js')).mode & 0o777).toBe(0o644)
    expect(statSync(join(folder, 'out/main')).mode & 0o777).toBe(0o755)
    expect(statSync(join(root, 'out/main/main.js')).mode & 0o777).toBe(0o600)
  })

  test('a new build goes to a new folder and the desk that runs keeps its own; the third back is removed', () => {
    const folders = ['first', 'second build', 'third one, longer'].map((text) => {
      rmSync(join(root, 'out/main/main.js'))
      writeFileSync(join(root, 'out/main/main.js'), text)
      return stage()
    })
    expect(new Set(folders).size).toBe(3)
    expect(readdirSync(cache).sort()).toEqual(
      folders
        .slice(1)
        .map((folder) => folder.slice(cache.length + 1))
        .sort(),
    )
    expect(readFileSync(join(folders[1] ?? '', 'out/main/main.js'), 'utf8')).toBe('second build')
  })
})

describe('the stamp of the sources', () => {
  const stamp = () => sourcesStamp(root, ['out'])

  test('stays the same while nothing changes and outside the named folders', () => {
    const before = stamp()
    writeFileSync(join(root, 'secret.key'), 'changed')
    expect(stamp()).toBe(before)
  })

  test('changes when a file is added, changed or removed', () => {
    const stamps = [stamp()]
    writeFileSync(join(root, 'out/new.js'), '')
    stamps.push(stamp())
    writeFileSync(join(root, 'out/new.js'), 'changed')
    stamps.push(stamp())
    rmSync(join(root, 'out/main/main.js'))
    stamps.push(stamp())
    expect(new Set(stamps).size).toBe(4)
  })
})
